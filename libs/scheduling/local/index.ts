export { LocalTrigger, type LocalTriggerOptions } from './local-trigger.js';
