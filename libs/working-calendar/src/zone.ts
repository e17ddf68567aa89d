import { Temporal } from 'temporal-polyfill';
import { addDays } from './date-text.js';
import type { DateText } from './working-calendar.js';

interface Day {
  readonly date: DateText;
  /** First instant of the day, and of the next one. */
  readonly from: string;
  readonly until: string;
}

/** The day last asked for, per zone: nearly every question is about today. A memo; answers never depend on it. */
const lastDay = new Map<string, Day>();
const rememberedZones = 64;

const iso = (instant: Temporal.Instant): string => instant.toString({ fractionalSecondDigits: 3 });

const zoneName = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/;

/** Whether a text names a zone of the IANA database. Bare offsets such as `+08:00` have no rules and do not. */
export function isZone(text: string): boolean {
  if (text.length > 64 || !zoneName.test(text)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text);
    return true;
  } catch {
    return false;
  }
}

/** Days asked for before, by `zone date`: terms of thousands of problems end on a few hundred days. A memo, too. */
const begun = new Map<string, string>();
const rememberedDays = 20_000;

/** The first instant of a date in a zone, UTC with milliseconds; where midnight is skipped, what follows it. */
export function startOfDay(date: DateText, zone: string): string {
  const key = `${zone} ${date}`;
  const known = begun.get(key);
  if (known !== undefined) return known;
  const instant = iso(Temporal.PlainDate.from(date).toZonedDateTime(zone).toInstant());
  if (begun.size >= rememberedDays) begun.clear();
  begun.set(key, instant);
  return instant;
}

/** The instant from which what is due on `date` is late: the first one of the next day. */
export const lateFrom = (date: DateText, zone: string): string => startOfDay(addDays(date, 1), zone);

/**
 * The date on which an instant (UTC, ISO 8601, ending in `Z`) falls in a zone. Cheap while the day is the same
 * as last time.
 * @throws RangeError when the instant or the zone is none.
 */
export function dateInZone(instant: string, zone: string): DateText {
  const known = lastDay.get(zone);
  // UTC texts of one length compare as the instants do; a longer fraction sorts inside its own second.
  if (known && instant.endsWith('Z') && instant >= known.from && instant < known.until) return known.date;
  const date = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
  if (lastDay.size >= rememberedZones) lastDay.clear();
  lastDay.set(zone, { date, from: startOfDay(date, zone), until: lateFrom(date, zone) });
  return date;
}
