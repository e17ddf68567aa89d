export type { AggregateKind, DomainEvent, Loaded } from './aggregate.js';
export { Aggregates } from './aggregates.js';
export { CommandHandling, hold, type Order, type Outcome } from './command-handling.js';
export * from './errors.js';
export { type CommandSeen, Idempotency } from './idempotency.js';
export { RequestIds } from './ids.js';
export type { KeyedRequest, Precondition, RequestFacts } from './requests.js';
export { SnapshotFile, type Snapshots } from './snapshots.js';
export { Turns } from './turns.js';
