export { BullMqTrigger, type BullMqTriggerOptions } from './bullmq-trigger.js';
