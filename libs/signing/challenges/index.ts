export * from './challenges.js';
export { derivedKey } from './derived-key.js';
