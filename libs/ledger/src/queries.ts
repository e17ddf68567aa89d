import type { Ledger } from './asking/ledger.js';
import { countProblems } from './counts/count-problems.js';
import { numbersInUse } from './numbers/numbers-used.js';
import { readDetail } from './problem-detail/read-detail.js';
import { listProblems } from './problem-list/list-problems.js';
import { timeline } from './timeline/timeline.js';

/** Every question there is, by name. Each reads and never writes. */
export const ledgerQueries = {
  listProblems,
  problemDetail: (ledger: Ledger, { problem }: { readonly problem: string }) =>
    readDetail(ledger.db, problem),
  timeline,
  countProblems,
  numbersInUse,
};

export type QueryName = keyof typeof ledgerQueries;
export type QueryParams<Name extends QueryName> = Parameters<(typeof ledgerQueries)[Name]>[1];
export type QueryResult<Name extends QueryName> = Awaited<ReturnType<(typeof ledgerQueries)[Name]>>;

/** Those that may read much; they are kept out of the way of the quick ones. */
export const slowQueries: ReadonlySet<QueryName> = new Set<QueryName>(['countProblems']);
