import type { Ledger } from '../asking/ledger.js';
import type { Condition } from './conditions.js';
import type { ProblemSort } from './filter.js';

/** So few rows are quicker found by their index and sorted than met on the way through the order. */
const few = 1_000;

/** What is read first, and whether it gives rows that still need sorting. */
export interface Way {
  readonly from: string;
  /** The condition on the text, where the search index is not what is read first. */
  readonly textIn: boolean;
}

const sortIndexes: Readonly<Record<ProblemSort, string>> = {
  number: 'NOT INDEXED',
  dueOn: 'INDEXED BY problem_by_dueOrder',
  identifiedAt: 'INDEXED BY problem_by_identifiedAt',
  lastEventAt: 'INDEXED BY problem_by_lastEventAt',
};

const searchFirst = 'problem_search CROSS JOIN problem p ON p.ordinal = problem_search.rowid';

/**
 * Chooses what to read first by counting a little, because one filter leaves three problems and the same
 * filter with another value leaves nearly all: SQLite cannot see that from the text of a statement.
 */
export function wayOf(
  ledger: Ledger,
  conditions: readonly Condition[],
  phrase: string | null,
  sort: ProblemSort,
): Way {
  let best: { readonly count: number; readonly way: Way } | undefined;
  const consider = (count: number, way: Way): void => {
    if (count < few && (best === undefined || count < best.count)) best = { count, way };
  };
  if (phrase !== null)
    consider(
      ledger.count(
        `SELECT count(*) AS n FROM (SELECT rowid FROM problem_search WHERE problem_search MATCH ? LIMIT ${few})`,
        phrase,
      ),
      { from: searchFirst, textIn: false },
    );
  const byIndex = new Map<string, Condition[]>();
  for (const condition of conditions)
    if (condition.index !== undefined)
      byIndex.set(condition.index, [...(byIndex.get(condition.index) ?? []), condition]);
  for (const [index, ofIndex] of byIndex) {
    const where = ofIndex.map(({ sql }) => sql).join(' AND ');
    const values = ofIndex.flatMap((condition) => condition.values);
    const count = ledger.count(
      `SELECT count(*) AS n FROM (SELECT 1 FROM problem p INDEXED BY ${index} WHERE ${where} LIMIT ${few})`,
      ...values,
    );
    consider(count, { from: `problem p INDEXED BY ${index}`, textIn: phrase !== null });
  }
  if (best !== undefined) return best.way;
  if (phrase !== null && sort === 'number') return { from: searchFirst, textIn: false };
  const single = sort === 'number' ? conditions.find((condition) => condition.single === true) : undefined;
  if (single?.index !== undefined)
    return { from: `problem p INDEXED BY ${single.index}`, textIn: phrase !== null };
  return { from: `problem p ${sortIndexes[sort]}`, textIn: phrase !== null };
}
