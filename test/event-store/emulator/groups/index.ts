export { Consumer } from './consumer.js';
export type { Delivery } from './delivery.js';
export { Group, type Refusal } from './group.js';
export type { GroupDesk } from './group-desk.js';
export { type GroupOutcome, GroupRegistry } from './group-registry.js';
export { type GroupFilter, type GroupSettings, type Strategy, strategies } from './group-settings.js';
