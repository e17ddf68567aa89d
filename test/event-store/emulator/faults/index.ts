export { checkRule, type FaultPoint, type FaultRule } from './fault-rule.js';
export { FaultScript } from './fault-script.js';
