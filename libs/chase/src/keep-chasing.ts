import { aboutOf } from './about.js';
import type { ChaseContext } from './context.js';
import type { ChaseEvent } from './events.js';
import { evolveChase } from './evolve.js';
import { fire } from './fire.js';
import { plainlyEqual } from './plainly-equal.js';
import { planOf } from './plan.js';
import { keyOf, matterOf, type PlannedItem } from './planned-item.js';
import { type ChaseRefusal, refuse } from './refusals.js';
import type { ChaseState } from './state.js';

/** What is done may make something else due at once, such as a rung after so many reminders; never for long. */
const mostRounds = 10;

/** What was planned, whose time has come, and which is no longer owed: it is said why nothing went out. */
function dropped(
  state: ChaseState,
  plan: readonly PlannedItem[],
  context: ChaseContext,
): readonly ChaseEvent[] {
  const still = new Set(plan.map(keyOf));
  return state.planned
    .filter(({ at }) => at <= context.now)
    .filter((item) => !still.has(keyOf(item)) && state.settled[keyOf(item)] === undefined)
    .map((item) => {
      const answered = item.rule.startsWith('rung/') && state.matters[matterOf(item)]?.answered === true;
      const reason = answered ? 'answered' : 'noLongerOwed';
      return {
        type: 'ReminderSuppressed',
        data: { ...aboutOf(item, state, context), by: context.by, reason },
      };
    });
}

/** Does everything that is due at the trusted instant, once, and records what is still to come if that has changed. */
export function keepChasing(state: ChaseState, context: ChaseContext): readonly ChaseEvent[] | ChaseRefusal {
  const events: ChaseEvent[] = [];
  let at = state;
  const happened = (more: readonly ChaseEvent[]): void => {
    events.push(...more);
    at = more.reduce(evolveChase, at);
  };
  let plan = planOf(at, context);
  happened(dropped(at, plan, context));
  for (let round = 0; round < mostRounds; round += 1) {
    const due = plan.filter((item) => item.at <= context.now);
    if (due.length === 0) break;
    happened(fire(due, at, context));
    plan = planOf(at, context);
  }
  if (!plainlyEqual(plan, at.planned)) {
    const { by, problem, campaign, rulesVersion, calendar } = context;
    const planned = { by, problem, campaign, items: plan, rulesVersion, calendarVersion: calendar.version };
    events.push({ type: 'ChasePlanned', data: planned });
  }
  return events.length === 0 ? refuse('NothingToChase') : events;
}
