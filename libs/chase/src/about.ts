import type { ChaseContext } from './context.js';
import type { About } from './events.js';
import { keyOf, type PlannedItem } from './planned-item.js';
import type { ChaseState } from './state.js';

/** How long after its instant something is late, milliseconds. */
const grace = 60_000;

/** What an outcome says of the item that it is the outcome of. */
export function aboutOf(item: PlannedItem, state: ChaseState, context: ChaseContext): About {
  const { subject, obligation, rule, dueOn, dueInstant, at, provisional } = item;
  const owed = context.obligations.find((one) => one.subject === subject && one.dueInstant === dueInstant);
  const key = keyOf(item);
  // What became due by being written down late, such as a term already running out, was nobody's fault.
  const wasPlanned = state.planned.some((planned) => keyOf(planned) === key);
  return {
    subject,
    obligation,
    rule,
    dueOn,
    originalDueOn: owed?.originalDueOn ?? dueOn,
    dueInstant,
    at,
    provisional,
    late: wasPlanned && Date.parse(context.now) - Date.parse(at) > grace,
    rulesVersion: context.rulesVersion,
    calendarVersion: context.calendar.version,
  };
}
