export * from './bell.js';
export * from './catch-up.js';
export * from './check-append.js';
export * from './encode.js';
export * from './errors.js';
export * from './event-log.js';
export * from './find-unstorable.js';
export type { JsonObject, JsonValue } from './json.js';
export * from './patience.js';
