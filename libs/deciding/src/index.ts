export * from './decider.js';
export * from './kind-members.js';
export * from './refusal.js';
