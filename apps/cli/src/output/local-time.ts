import { chinaTime } from '@xiaohao/working-calendar';

/** By the zone's rules, which had summer time from 1986 to 1991; this locale writes dates as ISO does. */
const inChina = new Intl.DateTimeFormat('sv-SE', {
  timeZone: chinaTime,
  dateStyle: 'short',
  timeStyle: 'short',
});

/** An instant as a clerk reads it: date and minute in China. */
export const localTime = (instant: string): string => inChina.format(new Date(instant));
