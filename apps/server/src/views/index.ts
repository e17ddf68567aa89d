export { LedgerViews, type LedgerViewsOptions, ViewsNotReady, type ViewsStatus } from './ledger-views.js';
export type { CheckOutcome, FoundDifference, RebuildProgress } from './messages.js';
export type { Matter } from './point-reader.js';
export { ViewsCheck, type ViewsCheckState } from './views-check.js';
