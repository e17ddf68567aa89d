export type * from './events.js';
export * from './explain.js';
export * from './extension.js';
export * from './labels.js';
export * from './obligation.js';
export { obligationsOf } from './obligations.js';
export * from './set-term.js';
export { type OtherRules, underRules } from './under-rules.js';
