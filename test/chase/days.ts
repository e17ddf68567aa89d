const dayMs = 86_400_000;
/** Shanghai has been eight hours ahead since 1992; the simulated years are all later. */
const ahead = 8 * 3_600_000;

/** Days since 1970 of a date, and back. */
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayMs;
export const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** The first instant of a day in Shanghai, epoch milliseconds, and the day of an instant. */
export const midnight = (day: number): number => day * dayMs - ahead;
export const dayAt = (instant: number): number => Math.floor((instant + ahead) / dayMs);

/** Days off and worked weekends of one state of the calendar. */
export interface Holidays {
  readonly off: ReadonlySet<number>;
  readonly worked: ReadonlySet<number>;
}

/** Saturday and Sunday: 1 January 1970 was a Thursday. */
export const isWeekend = (day: number): boolean => [2, 3].includes(((day % 7) + 7) % 7);

/** The n-th working day after a day, counted one by one. */
export function workingDaysAfter(day: number, n: number, { off, worked }: Holidays): number {
  let at = day;
  for (let left = n; left > 0; ) {
    at += 1;
    if (worked.has(at) || (!isWeekend(at) && !off.has(at))) left -= 1;
  }
  return at;
}
