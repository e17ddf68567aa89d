import { isRefusal } from '@xiaohao/deciding';
import { Temporal } from 'temporal-polyfill';
import type { ProblemCommandType, ProblemEvent, ProblemRules, ProblemState } from '../src/index.js';
import { deciderWith, evolve, problemCommandTypes } from '../src/index.js';
import { calendar, laterCalendar } from './campaign.js';
import { founding, organisation, standingAfter } from './cast.js';
import { actingFor, contextOf, proved, today } from './context.js';
import { menu } from './menu.js';
import { reorganise } from './reorganise.js';
import { type Watch, watch, watching } from './watch.js';

/** One random move: who, how it is chosen, and what else happens before it. */
export interface Move {
  readonly who: number;
  readonly what: number;
  /** Among what leads on, among all that this person may do now, or among everything there is. */
  readonly manner: 'onward' | 'allowed' | 'wild';
  readonly daysLater: number;
  /** Now and then the organisation changes first: which change it is. */
  readonly reorganising: number | null;
}

export interface Walked {
  readonly events: readonly ProblemEvent[];
  readonly state: ProblemState;
  readonly seen: Watch;
  /** The state after every decision that was taken. */
  readonly states: readonly ProblemState[];
}

const people = [...organisation.people.keys(), 'clock', 'nobody'];
/** What ends a problem, goes in circles or adds one thing more: with it, few walks would get far. */
const detours: readonly ProblemCommandType[] = [
  'MergeProblem',
  'TakeIn',
  'LapseMerger',
  'WithdrawProblem',
  'ReturnForRework',
  'RejectSignOff',
  'RewordProblem',
  'ClassifyProblem',
  'RecordCause',
  'SupersedeEvidence',
  'FormTaskForce',
  'ConvertToContinuing',
  'RaiseObjection',
  'ReviseMeasure',
  'ReportProgress',
  'PlanRevisit',
  'RecordSatisfaction',
  'AssignMeasure',
  'ReopenProblem',
  'ClearPerson',
  'EndClearance',
];

/** New evidence leads on while correcting; in sign-off it makes every signature stale. */
export const leadsOn = (type: ProblemCommandType, state: ProblemState): boolean =>
  !detours.includes(type) && !(type === 'AttachEvidence' && 'signOff' in state);

/** Plays moves from a history; what is refused is passed over. */
export function walk(rules: ProblemRules, history: readonly ProblemEvent[], moves: readonly Move[]): Walked {
  const decider = deciderWith(rules);
  const events = [...history];
  const states: ProblemState[] = [];
  let state = history.reduce(evolve, decider.initial);
  let seen = history.reduce((noted, event) => watch(noted, event, contextOf('finder')), watching);
  let date = Temporal.PlainDate.from(today);
  let happened = founding;
  let standing = organisation;
  for (const [n, move] of moves.entries()) {
    date = date.add({ days: move.daysLater });
    if (move.reorganising !== null) {
      happened = [...happened, ...reorganise(standing, move.reorganising, date.toString())];
      standing = standingAfter(...happened);
    }
    const calendarNow = move.what % 5 === 0 ? laterCalendar : calendar;
    const now = { today: date.toString(), organisation: standing, calendar: calendarNow };
    const standIns = [...standing.delegations.values()].map(({ delegate: by, principal }) => ({
      by,
      change: actingFor(by, principal),
    }));
    const able = [...people.map((by) => ({ by, change: {} })), ...standIns].map(({ by, change }) => {
      const context = contextOf(by, { ...now, ...change });
      const open = problemCommandTypes.filter((type) => rules[type].allowed(state, context) === null);
      return {
        by,
        change,
        types: move.manner === 'onward' ? open.filter((type) => leadsOn(type, state)) : open,
      };
    });
    const useful = able.filter(({ types }) => types.length > 0);
    const choice = move.manner === 'wild' ? undefined : useful[move.who % Math.max(1, useful.length)];
    const by = choice?.by ?? people[move.who % people.length] ?? 'clock';
    const all = menu(state, n + 1, now.today);
    const types = choice?.types ?? problemCommandTypes;
    const type = types[move.what % types.length] ?? 'EndPublicity';
    const context = proved(all[type], state, by, { ...now, ...choice?.change });
    const decision = decider.decide(all[type], state, context);
    if (isRefusal(decision)) continue;
    events.push(...decision);
    state = decision.reduce(evolve, state);
    seen = decision.reduce((noted, event) => watch(noted, event, context, happened), seen);
    states.push(state);
  }
  return { events, state, seen, states };
}
