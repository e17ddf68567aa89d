import type { Ledger } from '../asking/ledger.js';
import type { Scope } from '../asking/scope.js';
import type { Condition } from './conditions.js';
import type { ProblemSort } from './filter.js';

/** Entries counted at most to learn how much a condition leaves; from there on it counts as this much. */
const mostCounted = 50_000;
/** Hits counted where they come in order anyway. */
const fewHits = 2_000;
/** What a hit costs that is only looked up in a list of hits, against a row that is read. */
const hitCost = 0.3;
/** What it costs to put an entry of an index into a set. */
const setCost = 0.1;
/** What it costs to look up, while reading in order, whether the next is in the sets. */
const lookUpCost = 0.05;
/** Rows that are read in order for each that is expected: what is asked for often goes along with the order. */
const bias = 2;

/** What is read first, and what is asked of each row. */
export interface Way {
  readonly from: string;
  /** The condition on the text, where the search index is not what is read first. */
  readonly textIn: boolean;
  readonly conditions: readonly Condition[];
}

/** How a page is found, and how all that it is a page of are counted. */
export interface Ways {
  readonly page: Way;
  readonly whole: Way;
}

const sortIndexes: Readonly<Record<ProblemSort, string>> = {
  number: 'NOT INDEXED',
  dueOn: 'INDEXED BY problem_by_dueOrder',
  identifiedAt: 'INDEXED BY problem_by_identifiedAt_ordinal_dueOrder',
  lastEventAt: 'INDEXED BY problem_by_lastEventAt_ordinal_dueOrder',
};

const termIndex = 'problem_by_dueOrder';
/** The index of each order that carries the term, so that what is due at another time is passed over and not read. */
const withTerm: Readonly<Record<ProblemSort, string>> = {
  ...sortIndexes,
  number: 'INDEXED BY problem_by_ordinal_dueOrder',
};

const allProblems = 'SELECT count(*) AS n FROM problem';
const searchFirst = 'problem_search CROSS JOIN problem p ON p.ordinal = problem_search.rowid';

const seenFirst = (ordinals: string): string =>
  `(${ordinals}) AS seen CROSS JOIN problem p ON p.ordinal = seen.ordinal`;

interface Candidate {
  readonly from: string;
  /** Rows that this index finds. */
  readonly count: number;
  /** They come in the order that is wanted, so that reading may stop at the end of the page. */
  readonly ordered: boolean;
  /** Counted to the end of patience: there may be many more. */
  readonly capped?: boolean;
  /** Restricts a span of time or dates, which goes along with most orders. */
  readonly span?: boolean;
  /** What the index finds by, where it is an index of the problems. */
  readonly by?: readonly Condition[];
}

/** How a page was asked for. */
interface AskedPage {
  readonly sort: ProblemSort;
  readonly pageSize: number;
}

/**
 * Chooses what to read first by counting a little, because one filter leaves three problems and the same
 * filter with another value leaves nearly all: SQLite cannot see that from the text of a statement. The
 * conditions are taken to be independent; where they are not, the page comes later, but it is the same page.
 */
export function waysOf(
  ledger: Ledger,
  conditions: readonly Condition[],
  phrase: string | null,
  scope: Scope,
  page: AskedPage,
): Ways {
  const all = Math.max(1, ledger.about(allProblems));
  const found = candidates(ledger, conditions, phrase, scope, page.sort);
  const inOrder: Candidate = { from: inOrderOf(page.sort), count: all, ordered: true };
  const way = ({ from }: Candidate): Way => ({
    from,
    textIn: phrase !== null && from !== searchFirst,
    conditions,
  });
  const guessed = conditions.reduce((product, { guess = 1 }) => product * guess, 1);
  const cost = costsOf(found, all, guessed, page.pageSize);
  const options = [...found, inOrder].map((one) => ({ way: way(one), cost: cost.of(one) }));
  const carried = page.sort === 'dueOn' ? [] : found.filter(({ from }) => from.endsWith(termIndex));
  const others = found.filter((one) => !carried.includes(one));
  const from = `problem p ${(carried.length > 0 ? withTerm : sortIndexes)[page.sort]}`;
  for (const sets of [...(carried.length > 0 ? [[]] : []), ...setsOf(others, all, page.sort)])
    options.push({
      way: { ...way({ ...inOrder, from }), conditions: inSets(conditions, sets) },
      cost: cost.through(sets, carried),
    });
  return {
    page: options.reduce((best, next) => (next.cost < best.cost ? next : best)).way,
    whole: way(found.reduce((least, next) => (most(next, all) < most(least, all) ? next : least), inOrder)),
  };
}

/** Rows that are read where all are. */
const most = ({ count, capped }: Candidate, all: number): number =>
  capped === true ? Math.max(count, all - 1) : count;

const inOrderOf = (sort: ProblemSort): string => `problem p ${sortIndexes[sort]}`;

/** What ways cost to the end of a page, in rows that are read. */
function costsOf(found: readonly Candidate[], all: number, guessed: number, pageSize: number) {
  const shareOf = (some: readonly Candidate[]): number =>
    some.reduce((product, { count }) => product * Math.min(1, count / all), 1);
  const share = Math.max(1e-9, shareOf(found) * guessed);
  const hits = found.find(({ from }) => from === searchFirst)?.count ?? 0;
  const spans = found.filter(({ span, count }) => span === true && count < all);
  // What lies in a span may be at the far end of the order: then all before it is read in vain.
  const untilFull = (count: number, hit: number, far: boolean): number =>
    far ? count : Math.min(count, (bias * (pageSize + 1)) / Math.max(1e-9, hit));
  const lookedUp = hits * hitCost;
  return {
    of({ from, count, ordered, span }: Candidate): number {
      const far = span !== true && spans.length > 0;
      const rows = ordered ? untilFull(count, (share * all) / count, far) : count;
      return rows + (from === searchFirst ? 0 : lookedUp);
    },
    /** @param carried what the index of the order tells by itself */
    through(sets: readonly Candidate[], carried: readonly Candidate[]): number {
      const told = [...sets, ...carried];
      const inAll = shareOf(told);
      const made = sets.reduce((sum, { count }) => sum + count * setCost, 0);
      const passed = untilFull(all, share, spans.length > 0);
      const rows = untilFull(
        all * inAll,
        share / inAll,
        spans.some((one) => !told.includes(one)),
      );
      return made + passed * lookUpCost + rows + lookedUp;
    },
  };
}

/** Sets of what indexes find: of the one that finds least, of it and the next, and so on. */
function setsOf(
  found: readonly Candidate[],
  all: number,
  sort: ProblemSort,
): readonly (readonly Candidate[])[] {
  const own = sortIndexes[sort];
  const worth = found
    .filter(({ by, from, count }) => by !== undefined && count < all && !from.endsWith(own))
    .sort((a, b) => a.count - b.count);
  return worth.map((_, place) => worth.slice(0, place + 1));
}

/** The same conditions, those of the sets asked of their indexes beforehand and once. */
function inSets(conditions: readonly Condition[], sets: readonly Candidate[]): readonly Condition[] {
  const taken = new Set(sets.flatMap(({ by = [] }) => by));
  return [
    ...sets.map(({ from, by = [] }) => ({
      sql: `p.ordinal IN (SELECT p.ordinal FROM ${from} WHERE ${by.map(({ sql }) => sql).join(' AND ')})`,
      values: by.flatMap(({ values }) => values),
    })),
    ...conditions.filter((condition) => !taken.has(condition)),
  ];
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
    found.push({ from: seenFirst(scope.ordinals), count, ordered: false, capped: count === mostCounted });
  }
  if (phrase !== null) {
    const patience = sort === 'number' ? fewHits : mostCounted;
    const count = ledger.about(
      `SELECT count(*) AS n FROM (SELECT rowid FROM problem_search WHERE problem_search MATCH ? LIMIT ?)`,
      phrase,
      patience,
    );
    found.push({ from: searchFirst, count, ordered: sort === 'number', capped: count === patience });
  }
  for (const [index, ofIndex] of Map.groupBy(conditions, (condition) => condition.index))
    if (index !== undefined) found.push(ofIndexed(ledger, index, ofIndex, sort));
  return found;
}

/** An index of the problems, and what of the conditions it finds by. */
function ofIndexed(ledger: Ledger, index: string, by: readonly Condition[], sort: ProblemSort): Candidate {
  const count = ledger.about(
    `SELECT count(*) AS n FROM (SELECT 1 FROM problem p INDEXED BY ${index} WHERE ${by.map(({ sql }) => sql).join(' AND ')} LIMIT ${mostCounted})`,
    ...by.flatMap(({ values }) => values),
  );
  const single = by.length === 1 && by[0]?.single === true;
  // What is due next in one stage is asked every week, and has an index of its own.
  const dueInStage = single && sort === 'dueOn' && index === 'problem_by_stage';
  const used = dueInStage ? 'problem_by_stage_dueOrder' : index;
  return {
    from: `problem p INDEXED BY ${used}`,
    // Counted to the end of patience: it hardly restricts.
    count: count === mostCounted ? Math.max(count, ledger.about(allProblems)) : count,
    ordered: sortIndexes[sort] === `INDEXED BY ${index}` || (single && sort === 'number') || dueInStage,
    span: by.every(({ span }) => span === true),
    by,
  };
}
