export { LedgerViews, type LedgerViewsOptions, ViewsNotReady, type ViewsStatus } from './ledger-views.js';
export type { RebuildProgress } from './messages.js';
