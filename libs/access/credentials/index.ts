export * from './api-key.js';
export * from './derive-key.js';
export * from './keyed-hash.js';
export * from './one-time-code.js';
export * from './password-hash.js';
export * from './sealed.js';
export * from './session-token.js';
export * from './shown-once.js';
