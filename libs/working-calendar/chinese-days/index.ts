export { defaultWorkingCalendar } from './default-working-calendar.js';
