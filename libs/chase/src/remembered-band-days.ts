import { type Band, type BandDay, bandDays } from '@xiaohao/campaign';
import type { WorkingCalendar } from '@xiaohao/working-calendar';

type Days = Map<string, readonly BandDay[]>;

/** What was worked out for one set of bands and one calendar. A memo; answers never depend on it. */
const known = new WeakMap<readonly Band[], WeakMap<WorkingCalendar, Days>>();
const most = 2_000;

function memoOf(bands: readonly Band[], calendar: WorkingCalendar): Days {
  const ofBands = known.get(bands) ?? new WeakMap<WorkingCalendar, Days>();
  known.set(bands, ofBands);
  const days = ofBands.get(calendar) ?? new Map<string, readonly BandDay[]>();
  ofBands.set(calendar, days);
  return days;
}

/** {@link bandDays}, worked out once for all that is due on the same day: thousands of problems often are. */
export function rememberedBandDays(
  bands: readonly Band[],
  calendar: WorkingCalendar,
  dueOn: string,
  zone: string,
): readonly BandDay[] {
  const memo = memoOf(bands, calendar);
  const key = `${dueOn} ${zone}`;
  const found = memo.get(key);
  if (found !== undefined) return found;
  if (memo.size >= most) memo.clear();
  const days = bandDays(bands, calendar, dueOn, zone);
  memo.set(key, days);
  return days;
}
