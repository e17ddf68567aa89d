import type { Ledger } from '../asking/ledger.js';
import type { Scope } from '../asking/scope.js';
import type { Condition } from './conditions.js';
import type { ProblemSort } from './filter.js';

/** Entries counted at most to learn how much a condition leaves; from there on it counts as this much. */
const mostCounted = 20_000;
/** Hits counted where they come in order anyway. */
const fewHits = 2_000;
/** What a hit costs that is only looked up in a list of hits, against a row that is read. */
const hitCost = 0.3;

/** What is read first. */
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

const allProblems = 'SELECT count(*) AS n FROM problem';
const searchFirst = 'problem_search CROSS JOIN problem p ON p.ordinal = problem_search.rowid';

const seenFirst = (ordinals: string): string =>
  `(${ordinals}) AS seen CROSS JOIN problem p ON p.ordinal = seen.ordinal`;

interface Candidate {
  readonly way: Way;
  /** Rows that this index finds. */
  readonly count: number;
  /** They come in the order that is wanted, so that reading may stop at the end of the page. */
  readonly ordered: boolean;
  /** Restricts a span of time or dates, which goes along with most orders. */
  readonly span?: boolean;
}

/**
 * Chooses what to read first by counting a little, because one filter leaves three problems and the same
 * filter with another value leaves nearly all: SQLite cannot see that from the text of a statement. The
 * conditions are taken to be independent; where they are not, the page comes later, but it is the same page.
 */
export function wayOf(
  ledger: Ledger,
  conditions: readonly Condition[],
  phrase: string | null,
  scope: Scope,
  { sort, pageSize }: { readonly sort: ProblemSort; readonly pageSize: number },
): Way {
  const all = Math.max(1, ledger.about(allProblems));
  const found = candidates(ledger, conditions, phrase, scope, sort);
  const guessed = conditions.reduce((product, { guess = 1 }) => product * guess, 1);
  const share = found.reduce((product, { count }) => product * Math.min(1, count / all), guessed);
  const hits = found.find(({ way }) => way.from === searchFirst)?.count ?? 0;
  const spanned = found.some(({ span, count }) => span === true && count < all);
  const inOrder: Candidate = {
    way: { from: `problem p ${sortIndexes[sort]}`, textIn: phrase !== null },
    count: all,
    ordered: true,
  };
  const read = ({ count, ordered, span, way }: Candidate): number => {
    // What lies in a span may be at the far end of the order: then all before it is read in vain.
    const mayStop = ordered && (span === true || !spanned);
    const rows = mayStop ? Math.min(count, ((pageSize + 1) * count) / Math.max(1e-9, share * all)) : count;
    return rows + (way.textIn ? hits * hitCost : 0);
  };
  return [...found, inOrder].reduce((best, next) => (read(next) < read(best) ? next : best)).way;
}

function candidates(
  ledger: Ledger,
  conditions: readonly Condition[],
  phrase: string | null,
  scope: Scope,
  sort: ProblemSort,
): readonly Candidate[] {
  const found: Candidate[] = [];
  if (scope.ordinals !== undefined) {
    const count = ledger.about(
      `SELECT count(*) AS n FROM (${scope.ordinals} LIMIT ${mostCounted})`,
      ...scope.values,
    );
    found.push({ way: { from: seenFirst(scope.ordinals), textIn: phrase !== null }, count, ordered: false });
  }
  if (phrase !== null) {
    const count = ledger.about(
      `SELECT count(*) AS n FROM (SELECT rowid FROM problem_search WHERE problem_search MATCH ? LIMIT ?)`,
      phrase,
      sort === 'number' ? fewHits : mostCounted,
    );
    found.push({ way: { from: searchFirst, textIn: false }, count, ordered: sort === 'number' });
  }
  for (const [index, ofIndex] of Map.groupBy(conditions, (condition) => condition.index)) {
    if (index === undefined) continue;
    const count = ledger.about(
      `SELECT count(*) AS n FROM (SELECT 1 FROM problem p INDEXED BY ${index} WHERE ${ofIndex.map(({ sql }) => sql).join(' AND ')} LIMIT ${mostCounted})`,
      ...ofIndex.flatMap(({ values }) => values),
    );
    const single = ofIndex.length === 1 && ofIndex[0]?.single === true;
    // What is due next in one stage is asked every week, and has an index of its own.
    const dueInStage = single && sort === 'dueOn' && index === 'problem_by_stage';
    const used = dueInStage ? 'problem_by_stage_dueOrder' : index;
    const sorted = sortIndexes[sort] === `INDEXED BY ${index}` || (single && sort === 'number') || dueInStage;
    found.push({
      way: { from: `problem p INDEXED BY ${used}`, textIn: phrase !== null },
      // Counted to the end of patience: it hardly restricts.
      count: count === mostCounted ? Math.max(count, ledger.about(allProblems)) : count,
      ordered: sorted,
      span: ofIndex.every(({ single: one, sql }) => one !== true && !sql.includes(' IN ')),
    });
  }
  return found;
}
