import type { Grant } from '@xiaohao/access';
import { firstOfLetteredSeries } from '../problem-list/ordinal.js';
import type { Bound, Rows } from './rows.js';

/** A grant as SQL: to be put into `WHERE`, its values before all others. */
export interface Scope {
  readonly sql: readonly string[];
  readonly values: readonly Bound[];
  /** Ordinals of what may be let through, from indexes alone: for a narrow grant the best beginning. */
  readonly ordinals?: string;
}

/** Ids of the units that a list in `$grant` names, and of all under them, as they stand now. */
const under = (list: string): string =>
  `SELECT id FROM (WITH RECURSIVE under(id) AS (${list} UNION SELECT u.id FROM unit u JOIN under ON u.parent = under.id) SELECT id FROM under)`;

export const units = under(`SELECT value FROM json_each($grant, '$.units')`);
export const within = under(`SELECT $grant ->> '$.within'`);
const person = `$grant ->> '$.person'`;
const duties = `SELECT ordinal FROM problem_person WHERE person = ${person}`;
const helping = `SELECT ordinal FROM problem_unit WHERE unit IN (${units})`;
const panels = `SELECT c.id FROM campaign c, json_each(c.panel) m WHERE m.value ->> '$.person' = ${person}`;

/** Of restricted matters: the units of a role, and what somebody was cleared for. */
export const restrictedUnits = under(`SELECT value FROM json_each($grant, '$.restricted.units')`);
const clearances = `SELECT ordinal FROM problem_clearance WHERE person = $grant ->> '$.restricted.person'`;

/** Restricted problems have numbers of their own, so that their place alone tells them, from any index. */
const isOpen = (alias: string): string => `+${alias}.ordinal < ${firstOfLetteredSeries}`;

/** Everything that is seen of a part of the open matters: units, duties, support, panels. */
const openPart = (alias: string): string =>
  `${alias}.unit IN (${units}) OR ${alias}.ordinal IN (${duties}) OR ${alias}.ordinal IN (${helping}) OR ${alias}.campaign IN (${panels})`;

/** What is seen of restricted matters; null where nothing of them can be. */
function restrictedPart({ restricted }: Grant, alias: string): string | null {
  if (restricted.all) return `+${alias}.ordinal >= ${firstOfLetteredSeries}`;
  if (restricted.person === null) return null;
  const cleared = `+${alias}.ordinal IN (${clearances})`;
  return restricted.units.length === 0
    ? cleared
    : `${cleared} OR (+${alias}.ordinal >= ${firstOfLetteredSeries} AND ${alias}.unit IN (${restrictedUnits}))`;
}

/** The value that the texts above name. */
export const boundTo = (grant: Grant): readonly Bound[] => [{ $grant: JSON.stringify(grant) }];

/** What of `problem` under this alias a reader sees. Every query that tells of problems has this in its `WHERE`. */
export function scopeOf(grant: Grant, alias = 'p'): Scope {
  const restricted = restrictedPart(grant, alias);
  if (grant.kind === 'everything') {
    if (restricted === null) return { sql: [isOpen(alias)], values: [] };
    return {
      sql: [`(${isOpen(alias)} OR ${restricted})`],
      values: grant.restricted.all ? [] : boundTo(grant),
    };
  }
  const open = `(${isOpen(alias)} AND (${openPart(alias)}))`;
  const seen = restricted === null ? open : `(${open} OR ${restricted})`;
  const limit = `${alias}.unit IN (${within})`;
  return {
    sql: grant.within === null ? [seen] : [seen, limit],
    values: boundTo(grant),
    ordinals: [seenOrdinals, ...restrictedOrdinals(grant)].join(' UNION '),
  };
}

const seenOrdinals = `SELECT ordinal FROM problem WHERE unit IN (${units}) UNION ${duties} UNION ${helping} UNION SELECT ordinal FROM problem WHERE campaign IN (${panels})`;

const restrictedOrdinals = ({ restricted }: Grant): readonly string[] => {
  if (restricted.all) return [`SELECT ordinal FROM problem WHERE ordinal >= ${firstOfLetteredSeries}`];
  if (restricted.person === null) return [];
  const ofUnits = `SELECT ordinal FROM problem WHERE unit IN (${restrictedUnits})`;
  return restricted.units.length === 0 ? [clearances] : [clearances, ofUnits];
};

/** Conditions as what follows a table; nothing where there are none. */
export const where = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;

/**
 * Whether there is a problem with this id that the reader sees. What is not there and what is not seen cost the
 * same: the scope is looked through for both.
 */
export function seesProblem(from: Rows, grant: Grant, id: string): boolean {
  const { sql, values } = scopeOf(grant);
  const seen = ['p.id IS NOT NULL', ...sql].join(' AND ');
  const found = from.one<{ seen: number | null }>(
    `SELECT ${seen} AS seen FROM (SELECT 1) LEFT JOIN problem p ON p.id = ?`,
    ...values,
    id,
  );
  return found?.seen === 1;
}
