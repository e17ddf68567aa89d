export { type OpenTrigger, triggerConformance } from './trigger-conformance.js';
