export * from './doubt.js';
export * from './leaf-source.js';
export * from './log-follower.js';
export * from './scrub.js';
export * from './store-scrub.js';
export * from './watched-store.js';
