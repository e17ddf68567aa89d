import { isRefusal } from '@xiaohao/deciding';
import { Temporal } from 'temporal-polyfill';
import type { ProblemEvent, ProblemRules, ProblemState } from '../src/index.js';
import { deciderWith, evolve, problemCommandTypes } from '../src/index.js';
import { founding, organisation, standingAfter } from './cast.js';
import { actingFor, contextOf, proved, today } from './context.js';
import { menu } from './menu.js';
import { reorganise } from './reorganise.js';
import { leadsOn } from './walk.js';
import { type Watch, watch, watching } from './watch.js';

/** Where a stroll begins: a history that has been replayed and watched once for all strolls. */
export interface Beginning {
  readonly state: ProblemState;
  readonly seen: Watch;
}

export const beginningAfter = (history: readonly ProblemEvent[]): Beginning => ({
  state: history.reduce(evolve, deciderWith({} as ProblemRules).initial),
  seen: history.reduce((noted, event) => watch(noted, event, contextOf('finder')), watching),
});

/** What came of a stroll. */
export interface Strolled {
  readonly wrong: readonly string[];
  readonly decisions: number;
  readonly reorganisations: number;
  readonly closings: number;
  /** Decisions that were taken for somebody else. */
  readonly delegated: number;
}

const people = [...organisation.people.keys()];
const far = 1_000_000;

/**
 * A short walk at random, made to be repeated by the hundred thousand: at each step somebody comes along and does
 * one of the things that they may, and now and then the organisation has changed before. `random` gives numbers
 * from 0 to 1.
 */
export function stroll(
  rules: ProblemRules,
  { state: begun, seen: noted }: Beginning,
  random: () => number,
  steps: number,
): Strolled {
  const decider = deciderWith(rules);
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  let state = begun;
  let seen = noted;
  let date = Temporal.PlainDate.from(today);
  let happened = founding;
  let standing = organisation;
  const done = { decisions: 0, reorganisations: 0, closings: 0, delegated: 0 };
  for (let n = 1; n <= steps; n += 1) {
    if (random() < 0.1) date = date.add({ days: 1 + Math.floor(random() * 15) });
    if (random() < 0.15) {
      const changes = reorganise(standing, Math.floor(random() * far), date.toString());
      happened = [...happened, ...changes];
      standing = standingAfter(...happened);
      done.reorganisations += changes.length;
    }
    const now = { today: date.toString(), organisation: standing };
    const by = random() < 0.05 ? 'clock' : one(people);
    const stands = random() < 0.3 ? one([...standing.delegations.values()]) : undefined;
    const who = stands === undefined ? {} : actingFor(stands.delegate, stands.principal);
    const context = contextOf(by, { ...now, ...who });
    const open = problemCommandTypes.filter((type) => rules[type].allowed(state, context) === null);
    const onward = open.filter((type) => leadsOn(type, state));
    const types = random() < 0.9 ? onward : open;
    if (types.length === 0) continue;
    const command = menu(state, n, now.today)[one(types)];
    const surrounded = proved(command, state, by, { ...now, ...who });
    const decision = decider.decide(command, state, surrounded);
    if (isRefusal(decision)) continue;
    state = decision.reduce(evolve, state);
    seen = decision.reduce((before, event) => watch(before, event, surrounded, happened), seen);
    done.decisions += 1;
    done.delegated += stands === undefined ? 0 : 1;
    done.closings += decision.filter(({ type }) => type === 'Closed').length;
  }
  return { wrong: seen.wrong, ...done };
}
