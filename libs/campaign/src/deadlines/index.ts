export * from './band-days.js';
export * from './day-count.js';
export * from './deadline-rules.js';
export { deadlineRulesOf, defaultDeadlineRules } from './default-deadline-rules.js';
export { rectificationTerm } from './rectification-term.js';
export { ownRules } from './trigger-members.js';
