export * from './access-decider.js';
export type { Caller } from './caller.js';
export * from './events.js';
export { type Admission, admits, isOperation, type Operation, policies } from './policy.js';
