import type { OdometerDay } from './odometer.js';

/** 2025 as its notice has it, written out by hand: days off on Monday to Friday, and worked weekend days. */
export const year2025 = {
  off: [
    ...['01-01', '01-28', '01-29', '01-30', '01-31', '02-03', '02-04', '04-04', '05-01', '05-02', '05-05'],
    ...['06-02', '10-01', '10-02', '10-03', '10-06', '10-07', '10-08'],
  ].map((day) => `2025-${day}`),
  worked: ['01-26', '02-08', '04-27', '09-28', '10-11'].map((day) => `2025-${day}`),
} as const;

/** All working days in a row: a term is so many places further on. */
export class WorkingOracle {
  readonly #row: readonly string[];
  /** How many working days there are up to and including each day. */
  readonly #upTo: readonly number[];

  constructor(days: readonly OdometerDay[], off: ReadonlySet<string>, worked: ReadonlySet<string>) {
    const row: string[] = [];
    this.#upTo = days.map(({ date, weekday }) => {
      if (worked.has(date) || (weekday <= 5 && !off.has(date))) row.push(date);
      return row.length;
    });
    this.#row = row;
  }

  isWorking({ count, date }: OdometerDay): boolean {
    return this.#row[(this.#upTo[count] ?? 0) - 1] === date;
  }

  /** The day so many working days after, or before when negative; undefined beyond the row. */
  after(day: OdometerDay, days: number): string | undefined {
    const upTo = this.#upTo[day.count] ?? 0;
    if (days > 0) return this.#row[upTo + days - 1];
    return this.#row[upTo - (this.isWorking(day) ? 1 : 0) + days];
  }
}
