export * from './challenges.js';
