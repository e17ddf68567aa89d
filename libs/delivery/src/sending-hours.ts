import { addDays, dateInZone, isWorkingDay, type WorkingCalendar } from '@xiaohao/working-calendar';
import { Temporal } from 'temporal-polyfill';

/** When people are reached: on working days, local wall-clock times. Defaults of the product, not law. */
export interface SendingHours {
  readonly opens: string;
  readonly closes: string;
}

export const defaultSendingHours: SendingHours = { opens: '08:30', closes: '17:30' };

/** What decides when a message goes out. */
export interface SendingTime {
  readonly now: string;
  /** IANA. */
  readonly zone: string;
  readonly calendar: WorkingCalendar;
  readonly hours: SendingHours;
}

const instantOf = (date: string, time: string, zone: string): string =>
  Temporal.PlainDateTime.from(`${date}T${time}`)
    .toZonedDateTime(zone)
    .toInstant()
    .toString({ fractionalSecondDigits: 3 });

/** A year of days off in a row is no calendar. */
const mostDaysOff = 400;

/** The first opening at or after an instant. */
function nextOpening({ now, zone, calendar, hours }: SendingTime): string {
  let date = dateInZone(now, zone);
  for (let passed = 0; passed < mostDaysOff; passed += 1, date = addDays(date, 1)) {
    if (!isWorkingDay(calendar, date)) continue;
    const opens = instantOf(date, hours.opens, zone);
    if (opens >= now) return opens;
  }
  return now;
}

/** At once for what is urgent and comes while people are there; else when they are back, all in one message. */
export function sendAt(urgent: boolean, time: SendingTime): string {
  const { now, zone, calendar, hours } = time;
  const date = dateInZone(now, zone);
  const open =
    isWorkingDay(calendar, date) &&
    instantOf(date, hours.opens, zone) <= now &&
    now < instantOf(date, hours.closes, zone);
  return urgent && open ? now : nextOpening(time);
}
