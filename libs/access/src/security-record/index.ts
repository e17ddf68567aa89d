export { Counting, countedFor } from './counting.js';
export * from './security-events.js';
export * from './security-filter.js';
export * from './security-kind.js';
export * from './security-months.js';
