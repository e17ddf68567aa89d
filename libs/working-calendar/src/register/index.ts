export * from './calendar-decider.js';
export * from './commands.js';
export * from './events.js';
export { type CalendarRefusal, type CalendarRefusalCode, calendarRefusals } from './refusals.js';
export { type CalendarState, calendarOf } from './state.js';
