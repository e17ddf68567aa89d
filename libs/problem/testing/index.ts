export * from './campaign.js';
export * from './cast.js';
export * from './context.js';
export * from './given.js';
export * from './life.js';
export * from './lines.js';
