import type { OdometerDay } from './odometer.js';

/**
 * Summer time of the mainland, first and last day, as it was announced each year: clocks went from two to three in
 * the morning of the first day and back again in the morning of the last. Written out by hand.
 */
const summers = [
  ['1986-05-04', '1986-09-14'],
  ['1987-04-12', '1987-09-13'],
  ['1988-04-17', '1988-09-11'],
  ['1989-04-16', '1989-09-17'],
  ['1990-04-15', '1990-09-16'],
  ['1991-04-14', '1991-09-15'],
] as const;

const hour = 3_600_000;
const dayLength = 24 * hour;

/** Local time in Shanghai for milliseconds since 1970 UTC, and the other way about. */
export class ZoneOracle {
  readonly #summers: readonly (readonly [from: number, until: number])[];

  /** @param forgetful leaves summer time out, as a fixed eight hours would */
  constructor(
    private readonly days: readonly OdometerDay[],
    forgetful = false,
  ) {
    const countOf = new Map(days.map(({ date, count }) => [date, count]));
    const at = (date: string, local: number, ahead: number): number =>
      (countOf.get(date) ?? Number.POSITIVE_INFINITY) * dayLength + local - ahead;
    this.#summers = forgetful
      ? []
      : summers.map(([first, last]) => [at(first, 2 * hour, 8 * hour), at(last, 2 * hour, 9 * hour)]);
  }

  #ahead(utc: number): number {
    return this.#summers.some(([from, until]) => utc >= from && utc < until) ? 9 * hour : 8 * hour;
  }

  /** The date in Shanghai; undefined beyond the days that are counted. */
  dateAt(utc: number): string | undefined {
    return this.days[Math.floor((utc + this.#ahead(utc)) / dayLength)]?.date;
  }

  /** The first millisecond of a day in Shanghai. */
  startOf({ count }: OdometerDay): number {
    const ahead9 = count * dayLength - 9 * hour;
    return this.#ahead(ahead9) === 9 * hour ? ahead9 : count * dayLength - 8 * hour;
  }
}
