import { eventSchemas } from '@xiaohao/deciding/conformance';
import { calendarEventVersions } from './events.js';

eventSchemas('libs/working-calendar/src/register/events.ts', 'CalendarEvent', calendarEventVersions);
