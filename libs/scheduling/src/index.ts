export * from './batches.js';
export * from './due-source.js';
export { severalAtOnce } from './several-at-once.js';
export { hostTimers, type Timers } from './timers.js';
export * from './trigger.js';
