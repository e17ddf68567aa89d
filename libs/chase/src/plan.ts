import { countFrom } from '@xiaohao/campaign';
import type { Obligation } from '@xiaohao/problem';
import { startOfDay } from '@xiaohao/working-calendar';
import type { ChaseContext } from './context.js';
import { keyOf, matterOf, type PlannedItem } from './planned-item.js';
import { rememberedBandDays } from './remembered-band-days.js';
import { rungInstant } from './rung-instant.js';
import { type ChaseState, type Matter, untouched } from './state.js';

type Derived = Pick<ChaseContext, 'obligations' | 'rules' | 'calendar' | 'zone'>;

/** Reminders: each band when it begins, then again whenever its gap has passed while it lasts. */
function ofBands(owed: Obligation, matter: Matter, { rules, calendar, zone }: Derived): readonly Timed[] {
  const days = rememberedBandDays(rules.bands, calendar, owed.dueOn, zone);
  return days.flatMap(({ band, instant, provisional }, index): readonly Timed[] => {
    const issued = matter.reminders.filter((reminder) => reminder.band === band.code);
    const last = issued.at(-1);
    const rule = `band/${band.code}/${issued.length}`;
    if (last === undefined) return [{ rule, at: instant, provisional }];
    if (band.minimumGap.days === 0) return [];
    const again = countFrom(calendar, last.issuedOn, band.minimumGap);
    const at = startOfDay(again.date, zone);
    const over = days[index + 1]?.instant;
    return over !== undefined && at >= over ? [] : [{ rule, at, provisional: again.provisional }];
  });
}

/** The ladder stands over what the owner's side owes; whoever checks is reminded and not escalated. */
function ofLadder(owed: Obligation, matter: Matter, { rules, calendar, zone }: Derived): readonly Timed[] {
  if (owed.bearer.kind !== 'people') return [];
  const waits = matter.rungs
    .filter(({ standing, noResponse }) => standing === 'issued' && !noResponse && !matter.answered)
    .map(({ code, answerLateFrom }) => ({
      rule: `noResponse/${code}`,
      at: answerLateFrom,
      provisional: false,
    }));
  if (matter.answered) return waits;
  const rungs = rules.ladder.flatMap((rung, index): readonly Timed[] => {
    const reached = rungInstant(rung, rules.ladder[index - 1], owed, matter, calendar, zone);
    return reached === null ? [] : [{ rule: `rung/${rung.code}`, ...reached }];
  });
  return [...waits, ...rungs];
}

type Timed = Pick<PlannedItem, 'rule' | 'at' | 'provisional'>;

const byInstant = (one: PlannedItem, other: PlannedItem): number =>
  one.at === other.at ? (keyOf(one) < keyOf(other) ? -1 : 1) : one.at < other.at ? -1 : 1;

/** Everything that the clock has still to do about a problem, by instant. What has its outcome is not in it. */
export const planOf = (state: ChaseState, derived: Derived): readonly PlannedItem[] =>
  derived.obligations
    .flatMap((owed) => {
      const { subject, rule: obligation, dueOn, dueInstant } = owed;
      const matter = state.matters[matterOf(owed)] ?? untouched;
      const timed: readonly Timed[] = [
        { rule: 'overdue', at: dueInstant, provisional: owed.provisional },
        ...ofBands(owed, matter, derived),
        ...ofLadder(owed, matter, derived),
      ];
      return timed.map(({ rule, at, provisional }) => ({
        subject,
        obligation,
        rule,
        dueOn,
        dueInstant,
        at,
        provisional: provisional || owed.provisional,
      }));
    })
    .filter((item) => state.settled[keyOf(item)] === undefined)
    .toSorted(byInstant);
