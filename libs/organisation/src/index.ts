export * from './events.js';
export * from './organisation.js';
