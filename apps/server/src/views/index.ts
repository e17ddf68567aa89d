export { LedgerViews, type LedgerViewsOptions, ViewsNotReady, type ViewsStatus } from './ledger-views.js';
export type { RebuildProgress } from './messages.js';
export type { Matter } from './point-reader.js';
