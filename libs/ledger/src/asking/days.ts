import { chinaTime, lateFrom, startOfDay } from '@xiaohao/working-calendar';

/** The first instant of a day, where the public bodies are. */
export const fromDay = (date: string): string => startOfDay(date, chinaTime);

/** The first instant after a day: what is before it is on that day or earlier. */
export const untilDay = (date: string): string => lateFrom(date, chinaTime);
