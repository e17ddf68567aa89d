export { LedgerViews } from './ledger-views.js';
export type { LedgerViewsOptions } from './ledger-views-options.js';
export type { CheckOutcome, FoundDifference, RebuildProgress } from './messages.js';
export { PastNotReady } from './past-not-ready.js';
export type { Matter } from './point-reader.js';
export { Reached } from './reached.js';
export { ViewsCheck, type ViewsCheckState } from './views-check.js';
export { ViewsNotReady } from './views-not-ready.js';
export type { ViewsStatus } from './views-status.js';
