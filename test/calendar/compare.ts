import { createRequire } from 'node:module';
import {
  addWorkingDays,
  dateInZone,
  isWorkingDay,
  lastWorkingDay,
  lateFrom,
  startOfDay,
  type WorkingCalendar,
} from '@xiaohao/working-calendar';
import { defaultWorkingCalendar } from '@xiaohao/working-calendar/chinese-days';
import { type OdometerDay, odometer } from './odometer.js';
import { WorkingOracle } from './working-oracle.js';
import { ZoneOracle } from './zone-oracle.js';

const zone = 'Asia/Shanghai';
const dayLength = 86_400_000;
/** Both midnights that there have been, to the millisecond, and the ends of a day in UTC; milliseconds of a day. */
const instants = [0, 15 * 3_600_000 - 1, 15 * 3_600_000, 16 * 3_600_000 - 1, 16 * 3_600_000, dayLength - 1];
const terms = [1, 5, 10, 22, -1, -9];
const mostTold = 20;

/** What was compared, and where it differed; the first twenty. */
export interface Compared {
  readonly days: number;
  readonly checks: number;
  readonly differences: number;
  readonly examples: readonly string[];
}

/** Which years, and whether an oracle without summer time is to stand in for the real one. */
export interface Comparing {
  readonly from: number;
  readonly to: number;
  readonly forgetful?: boolean;
  readonly calendar?: WorkingCalendar;
}

const iso = (utc: number): string => new Date(utc).toISOString();

/** The package's dates as they stand in its file; which of them are days off and which are worked. */
function published(): readonly [off: ReadonlySet<string>, worked: ReadonlySet<string>] {
  const data = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as {
    readonly holidays: Readonly<Record<string, string>>;
    readonly workdays: Readonly<Record<string, string>>;
  };
  return [new Set(Object.keys(data.holidays)), new Set(Object.keys(data.workdays))];
}

/** Every day of the years at six instants, and the terms that begin on it, against what was worked out otherwise. */
export function compare({
  from,
  to,
  forgetful = false,
  calendar = defaultWorkingCalendar(),
}: Comparing): Compared {
  // Terms and late instants reach a little beyond.
  const days = odometer(to + 1);
  const zones = new ZoneOracle(days, forgetful);
  const working = new WorkingOracle(days, ...published());
  const wanted = days.filter(({ date }) => date >= `${from}-01-01` && date <= `${to}-12-31`);
  let checks = 0;
  let differences = 0;
  const examples: string[] = [];
  const same = (what: string, ours: unknown, theirs: unknown): void => {
    if (theirs === undefined) return;
    checks += 1;
    if (ours === theirs) return;
    differences += 1;
    if (examples.length < mostTold) examples.push(`${what}: ${String(ours)}, not ${String(theirs)}`);
  };
  const atInstants = (day: OdometerDay): void => {
    const late = lateFrom(day.date, zone);
    for (const instant of instants) {
      const utc = day.count * dayLength + instant;
      const date = zones.dateAt(utc);
      same(`date at ${iso(utc)}`, dateInZone(iso(utc), zone), date);
      // Due on a day means in time until the next one begins.
      if (date !== undefined) same(`due ${day.date}, at ${iso(utc)} late`, iso(utc) >= late, date > day.date);
    }
  };
  for (const day of wanted) {
    same(`start of ${day.date}`, startOfDay(day.date, zone), iso(zones.startOf(day)));
    atInstants(day);
    same(`${day.date} worked`, isWorkingDay(calendar, day.date), working.isWorking(day));
    for (const term of terms)
      same(
        `${term} from ${day.date}`,
        addWorkingDays(calendar, day.date, term).date,
        working.after(day, term),
      );
    const tenth = working.after(day, working.isWorking(day) ? 9 : 10);
    same(`the tenth from ${day.date} on`, lastWorkingDay(calendar, day.date, 10).date, tenth);
  }
  return { days: wanted.length, checks, differences, examples };
}
