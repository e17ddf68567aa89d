export * from './events.js';
export * from './rules.js';
