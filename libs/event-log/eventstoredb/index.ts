export { InvalidAddress, readAddress, type StoreAddress } from './address.js';
export { EventStoreLog } from './event-store-log.js';
export type { LinkState } from './link.js';
export { type EventStoreOptions, type StoreTimes, usualTimes } from './options.js';
export type { NewsCounts } from './store-news.js';
export type { StoredEvent } from './stored-event.js';
