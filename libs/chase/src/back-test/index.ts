export { type BackTestedProblem, backTest } from './back-test.js';
export * from './compare-tellings.js';
export * from './past.js';
export { backTestRefusals, longestBackTest } from './refusals.js';
export * from './telling.js';
