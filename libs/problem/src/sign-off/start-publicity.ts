import { lastWorkingDay } from '@xiaohao/working-calendar';
import { Temporal } from 'temporal-polyfill';
import type { Acting } from '../acting.js';
import type { StartPublicity } from '../commands.js';
import { dueFrom } from '../dates.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import { rule } from '../rule.js';
import { type InSignOff } from '../state.js';
import { allWritten } from '../written.js';
import { mayTake } from './signers.js';
import { freshBefore } from './stale.js';
import { turnOf } from './turn.js';

/** A start or a length beyond a year is a slip of the pen, and would put the closing off for ever. */
const yearAhead = (today: string): string => Temporal.PlainDate.from(today).add({ years: 1 }).toString();
const mostWorkingDays = 250;

function checkTerm(
  { startsOn, workingDays }: StartPublicity,
  { today, campaign }: Acting,
): ProblemRefusal | null {
  const least = campaign.rules.publicityWorkingDays;
  const dated = dueFrom(today, startsOn, '/startsOn');
  if (dated) return dated;
  if (startsOn > yearAhead(today)) return refuse('PublicityTooLate', '/startsOn');
  if (!Number.isInteger(workingDays) || workingDays < Math.max(1, least))
    return refuse('PublicityTooShort', '/workingDays', { least });
  return workingDays > Math.max(mostWorkingDays, least)
    ? refuse('PublicityTooLong', '/workingDays', { most: Math.max(mostWorkingDays, least) })
    : null;
}

/** 公示: from a day on, for so many working days, for an audience that can object. */
export const startPublicity = rule<StartPublicity, InSignOff>({
  type: 'StartPublicity',
  allowed({ facts, signOff }, acting) {
    const at = turnOf(signOff, 'publicity');
    if ('refused' in at) return at;
    if (signOff.publicity !== null) return refuse('PublicityAlreadyStarted');
    return mayTake(facts, acting, at.step) ?? freshBefore(signOff, facts, at.index);
  },
  decide(command, { signOff }, acting) {
    const { channel, audience, startsOn, workingDays } = command;
    const refusal = allWritten({ channel, audience }) ?? checkTerm(command, acting);
    if (refusal) return refusal;
    const last = lastWorkingDay(acting.calendar, startsOn, workingDays);
    return [
      {
        type: 'PublicityStarted',
        data: {
          organisationRevision: acting.organisationRevision,
          by: acting.by,
          step: signOff.next,
          channel,
          audience,
          startsOn,
          workingDays,
          endsOn: last.date,
          calendarVersion: acting.calendar.version,
          provisional: last.provisional,
        },
      },
    ];
  },
});
