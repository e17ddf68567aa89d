import { InvalidQuery, type Ledger } from '../asking/ledger.js';
import { scopeOf, where } from '../asking/scope.js';
import type { Count } from '../counts/count-problems.js';
import { type ListOpinions, restrictionsOf } from './list-opinions.js';

/** By what returns are counted; a round is the one that was returned, from 1. */
const columns = {
  campaign: 'p.campaign',
  unit: 'p.unit',
  category: 'p.category',
  level: 'o.level',
  reason: 'o.reason',
  round: 'o.round',
} as const;
export type ReturnDimension = keyof typeof columns;
export const returnDimensions = Object.keys(columns) as readonly ReturnDimension[];

/** The register's own filter, over returns alone. */
export interface CountReturns extends Omit<ListOpinions, 'passed' | 'pageSize' | 'cursor' | 'reader'> {
  /** One or two of the dimensions, not the same twice. */
  readonly by: readonly ReturnDimension[];
}

/**
 * How many returns for rework have each value, or each pair of values, in the order of the values. A problem counts
 * as often as it was returned. @throws InvalidQuery
 */
export function countReturns(ledger: Ledger, { by, ...asked }: CountReturns): readonly Count[] {
  const known = by.every((dimension) => returnDimensions.includes(dimension));
  if (!known || by.length < 1 || by.length > 2 || new Set(by).size !== by.length)
    throw new InvalidQuery('by', `one or two of ${returnDimensions.join(', ')}`);
  const [first = '', second = "''"] = by.map((dimension) => columns[dimension]);
  const scope = scopeOf(asked.grant);
  const used = restrictionsOf(asked).filter(({ value }) => value !== undefined);
  const conditions = ['o.reason IS NOT NULL', ...scope.sql, ...used.map(({ sql }) => sql)];
  return ledger
    .all<{ first: string | number; second: string | number; count: number }>(
      `SELECT ${first} AS first, ${second} AS second, count(*) AS count
        FROM review_opinion o JOIN problem p ON p.id = o.problem${where(conditions)} GROUP BY 1, 2 ORDER BY 1, 2`,
      ...scope.values,
      ...used.map(({ value }) => value ?? null),
    )
    .map(({ first, second, count }) => ({ values: [first, second].slice(0, by.length).map(String), count }));
}
