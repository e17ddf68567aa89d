export * from './campaign-decider.js';
export * from './commands.js';
export { coolingDaysOf, defaultCoolingDays } from './cooling-days.js';
export * from './deadlines/index.js';
export { defaultRules } from './default-rules.js';
export * from './events.js';
export { type CampaignRefusal, type CampaignRefusalCode, campaignRefusals } from './refusals.js';
export * from './rules.js';
export * from './state.js';
