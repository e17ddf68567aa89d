import { countFrom, type DeadlineRules, type Rung } from '@xiaohao/campaign';
import type { Obligation } from '@xiaohao/problem';
import { startOfDay, type WorkingCalendar } from '@xiaohao/working-calendar';
import type { RungGround } from './events.js';
import type { Matter } from './state.js';

/** When a rung is reached and why. */
export interface RungReached {
  readonly at: string;
  readonly provisional: boolean;
  readonly ground: RungGround;
}

/**
 * When one rung of the ladder is reached for one matter; null while that is not known. A rung after no answer waits
 * for the one below it, which may wait for a person.
 */
export function rungInstant(
  rung: Rung,
  below: Rung | undefined,
  obligation: Obligation,
  matter: Matter,
  calendar: WorkingCalendar,
  zone: string,
): RungReached | null {
  const { trigger } = rung;
  switch (trigger.kind) {
    case 'overdue': {
      const { date, provisional } = countFrom(calendar, obligation.dueOn, trigger.after);
      // A term of no days would end with the due date itself, which is still in time.
      const instant = startOfDay(date, zone);
      const at = instant > obligation.dueInstant ? instant : obligation.dueInstant;
      return { at, provisional, ground: { kind: 'overdue', since: obligation.dueOn } };
    }
    case 'reminders': {
      const { colour, times } = trigger;
      const last = matter.reminders.filter((reminder) => reminder.colour === colour)[times - 1];
      return last === undefined
        ? null
        : { at: last.at, provisional: false, ground: { kind: 'reminders', colour, times } };
    }
    case 'noAnswer': {
      const reached = matter.rungs.find(({ code }) => code === below?.code);
      if (reached?.standing !== 'issued') return null;
      const { answerLateFrom: at, notice } = reached;
      return { at, provisional: false, ground: { kind: 'noAnswer', notice } };
    }
    default:
      return trigger satisfies never;
  }
}

/** The rung of a ladder by its code, and the one below it. */
export function rungOf(
  { ladder }: Pick<DeadlineRules, 'ladder'>,
  code: string,
): { readonly rung: Rung; readonly below: Rung | undefined } | undefined {
  const index = ladder.findIndex((rung) => rung.code === code);
  const rung = ladder[index];
  return rung === undefined ? undefined : { rung, below: ladder[index - 1] };
}
