export * from './last-working-day.js';
export * from './working-calendar.js';
