export * from './evidence-store.js';
export { safeFileName } from './file-name.js';
export * from './refusals.js';
export { takenTypes } from './taken-types.js';
