import { countAsOf } from './count-as-of.js';
import { listAsOf } from './list-as-of.js';
import { stepAsOf } from './step-as-of.js';

/** Every question to the past of the ledger, by name. */
export const pastQueries = { listAsOf, countAsOf, stepAsOf };

export type PastQueryName = keyof typeof pastQueries;
export type PastQueryParams<Name extends PastQueryName> = Parameters<(typeof pastQueries)[Name]>[1];
export type PastQueryResult<Name extends PastQueryName> = Awaited<ReturnType<(typeof pastQueries)[Name]>>;
