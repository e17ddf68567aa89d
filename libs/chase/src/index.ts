export { chaseDecider } from './chase-decider.js';
export type * from './commands.js';
export type { ChaseContext } from './context.js';
export * from './events.js';
export { planOf } from './plan.js';
export { keyOf, type PlannedItem } from './planned-item.js';
export { type ChaseRefusal, type ChaseRefusalCode, chaseRefusals } from './refusals.js';
export { type ChaseState, noChase } from './state.js';
