import { countFrom } from '@xiaohao/campaign';
import { calendarOfUnit, lastWorkingDay, type WorkingCalendar } from '@xiaohao/working-calendar';
import type { DecisionContext } from '../decision.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import type { Rule } from '../rule.js';
import type { ExistingProblem, ProblemState } from '../state.js';
import type { RederiveDates } from './commands.js';
import type { RederivedPublicity, RederivedTerm } from './events.js';
import type { SetTerm } from './set-term.js';

function again(term: SetTerm, calendar: WorkingCalendar): SetTerm {
  const { date, provisional } = countFrom(calendarOfUnit(calendar, term.unit), term.startsOn, term);
  return { ...term, dueOn: date, provisional, calendarVersion: calendar.version };
}

const differs = (one: SetTerm, other: SetTerm): boolean =>
  one.dueOn !== other.dueOn || one.provisional !== other.provisional;

const movedTerms = ({ facts }: ExistingProblem, calendar: WorkingCalendar): readonly RederivedTerm[] =>
  Object.entries(facts.terms).flatMap(([term, before]) => {
    const after = again(before, calendar);
    return differs(before, after) ? [{ term, before, after }] : [];
  });

/** A publicity that runs: the end that its working days give now. */
function movedPublicity(state: ExistingProblem, calendar: WorkingCalendar): RederivedPublicity | undefined {
  const publicity = 'signOff' in state ? state.signOff.publicity : null;
  if (publicity === null || publicity.ended) return undefined;
  const { endsOn, provisional } = publicity;
  const last = lastWorkingDay(calendar, publicity.startsOn, publicity.workingDays);
  if (last.date === endsOn && last.provisional === provisional) return undefined;
  return {
    before: { endsOn, provisional },
    after: { endsOn: last.date, provisional: last.provisional },
  };
}

function decided(state: ProblemState, { actor, calendar }: DecisionContext) {
  if (actor.kind !== 'clock') return refuse('OnlyTheClock');
  if (state.stage === 'absent') return refuse('ProblemUnknown');
  const terms = movedTerms(state, calendar);
  const publicity = movedPublicity(state, calendar);
  if (terms.length === 0 && publicity === undefined) return refuse('NothingToDerive');
  return { terms, publicity };
}

function allowed(state: ProblemState, context: DecisionContext): ProblemRefusal | null {
  const found = decided(state, context);
  return 'refused' in found ? found : null;
}

/** Every derived date that the calendar moves, with before and after, as one event of the clock. Never material. */
export const rederiveDates: Rule<RederiveDates> = {
  type: 'RederiveDates',
  allowed,
  decide(_command, state, context) {
    const found = decided(state, context);
    if ('refused' in found) return found;
    const { terms, publicity } = found;
    return [
      {
        type: 'DatesRederived',
        data: {
          by: context.actor.id,
          calendarVersion: context.calendar.version,
          terms,
          ...(publicity === undefined ? {} : { publicity }),
        },
      },
    ];
  },
};
