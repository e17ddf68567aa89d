export * from './commands.js';
export * from './events.js';
export { evolveOrganisation, noOrganisation } from './evolve.js';
export * from './organisation.js';
export * from './organisation-decider.js';
export * from './refusals.js';
export { Register } from './register.js';
