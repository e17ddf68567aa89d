export type * from './commands.js';
export * from './events.js';
export * from './intake-decider.js';
export * from './labels.js';
export { type IntakeRefusalCode, intakeRefusals } from './refusals.js';
export type { IntakeState, ReporterState } from './state.js';
export * from './vocabulary.js';
