import type { Grant } from '@xiaohao/access';
import { InvalidQuery, type Ledger } from '../asking/ledger.js';
import { scopeOf, where } from '../asking/scope.js';
import {
  type Condition,
  conditionsOf,
  dayOf,
  holdsPhrase,
  lateness,
  latenesses,
} from '../problem-list/conditions.js';
import type { ProblemFilter } from '../problem-list/filter.js';
import { phraseOf } from '../search/phrase.js';

/** Columns by which problems may be counted. */
export const countColumns = [
  'campaign',
  'stage',
  'unit',
  'category',
  'source',
  'discovery',
  'checklist',
  'checklistEntry',
  'handling',
  'difficulty',
  'severity',
  'livelihood',
  'ownerKind',
  'identifiedMonth',
] as const;

/** By what problems may be counted: whether they are overdue goes by a day. */
export const countDimensions = [...countColumns, ...latenesses] as const;
export type CountDimension = (typeof countDimensions)[number];

export interface CountProblems {
  /** One or two of the dimensions, not the same twice. */
  readonly by: readonly CountDimension[];
  readonly filter?: ProblemFilter;
  /** The date that lateness goes by; a filter or a dimension of it needs one. */
  readonly today?: string;
  /** What the reader may see: nothing else is counted. */
  readonly grant: Grant;
}

export interface Count {
  /** One value a dimension, in the order asked; livelihood and lateness are `true` or `false`; nothing named is ''. */
  readonly values: readonly string[];
  readonly count: number;
}

const yesOrNo = (sql: string): string => `iif(${sql}, 'true', 'false')`;

function columnOf(dimension: CountDimension, today: string | undefined): string {
  if (dimension === 'checklist') return "ifnull(p.checklist, '')";
  // Two checklists may have the same code.
  if (dimension === 'checklistEntry') return "ifnull(ifnull(p.checklist, '') || '/' || p.checklistEntry, '')";
  if (dimension === 'livelihood') return yesOrNo('p.livelihood');
  if (dimension === 'overdue' || dimension === 'overdueAgainstOriginal')
    return yesOrNo(`p.${lateness[dimension]} < '${dayOf(today)}'`);
  return `p.${dimension}`;
}

/**
 * The dimensions in SQL, of `problem p`.
 * @param today the date that lateness goes by
 * @throws InvalidQuery unless they are one or two, not the same twice
 */
export function countedBy(by: readonly CountDimension[], today?: string): readonly string[] {
  const known = by.every((dimension) => countDimensions.includes(dimension));
  if (!known || by.length < 1 || by.length > 2 || new Set(by).size !== by.length)
    throw new InvalidQuery('by', `one or two of ${countDimensions.join(', ')}`);
  return by.map((dimension) => columnOf(dimension, today));
}

/** How many problems have each value, or each pair of values, in the order of the values. */
export function countProblems(
  ledger: Ledger,
  { by, filter = {}, today, grant }: CountProblems,
): readonly Count[] {
  const [first = '', second = "''"] = countedBy(by, today);
  const phrase = filter.text === undefined ? undefined : phraseOf(filter.text);
  if (phrase === null) return [];
  const text: readonly Condition[] = phrase === undefined ? [] : [{ sql: holdsPhrase, values: [phrase] }];
  const conditions = [...text, ...conditionsOf(filter, today)];
  const scope = scopeOf(grant);
  return ledger
    .all<{ first: string; second: string; count: number }>(
      `SELECT ${first} AS first, ${second} AS second, count(*) AS count FROM problem p${where([...scope.sql, ...conditions.map(({ sql }) => sql)])} GROUP BY 1, 2 ORDER BY 1, 2`,
      ...scope.values,
      ...conditions.flatMap(({ values }) => values),
    )
    .map((row) => ({ values: by.length === 1 ? [row.first] : [row.first, row.second], count: row.count }));
}
