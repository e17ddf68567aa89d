export * from './errors.js';
export * from './event-log.js';
export type { JsonObject, JsonValue } from './json.js';
