export { EventStoreLog } from './event-store-log.js';
export { examineStore, type StoreExamination } from './examine-store.js';
export { judgeStore, type StoreFinding } from './judge-store.js';
export type { LinkState } from './link.js';
export { hasAnswered, mayPass } from './may-pass.js';
export { type EventStoreOptions, type StoreTimes, usualTimes } from './options.js';
export {
  NoGroup,
  type PreparationRemark,
  prepareStore,
  StoreNotPrepared,
  type StorePreparation,
} from './prepare-store.js';
export { StoreUnreachable } from './probing.js';
export { StoreSetBack } from './set-back.js';
export type { NewsCounts } from './store-news.js';
export type { StoredEvent } from './stored-event.js';
export type { AccessChange } from './wanted-access.js';
