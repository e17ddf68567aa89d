export { calendarOfUnit } from './calendar-of-unit.js';
export * from './counting.js';
export { addDays, daysBetween, isDate } from './date-text.js';
export * from './day-kind.js';
export * from './register/index.js';
export * from './working-calendar.js';
export { dateInZone, isZone, lateFrom, startOfDay } from './zone.js';
