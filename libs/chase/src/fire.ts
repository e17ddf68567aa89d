import { countFrom, type Rung } from '@xiaohao/campaign';
import type { Obligation } from '@xiaohao/problem';
import { lateFrom } from '@xiaohao/working-calendar';
import { aboutOf } from './about.js';
import type { ChaseContext } from './context.js';
import type { ChaseEvent } from './events.js';
import { keyOf, matterOf, type PlannedItem } from './planned-item.js';
import { receiversOf } from './receivers.js';
import { rungInstant, rungOf } from './rung-instant.js';
import { type ChaseState, type Matter, untouched } from './state.js';

const codeOf = ({ rule }: PlannedItem): string => rule.split('/')[1] ?? '';
const seriesOf = ({ rule }: PlannedItem): string => rule.split('/')[0] ?? '';

/** The outcome of every item that is due. Of several levels of one series, the highest alone is issued. */
export function fire(
  due: readonly PlannedItem[],
  state: ChaseState,
  context: ChaseContext,
): readonly ChaseEvent[] {
  return due.map((item): ChaseEvent => {
    const about = aboutOf(item, state, context);
    const { by } = context;
    const owed = context.obligations.find((one) => matterOf(one) === matterOf(item));
    // A plan holds nothing that is not owed: this is for the compiler, and true all the same.
    if (owed === undefined)
      return { type: 'ReminderSuppressed', data: { ...about, by, reason: 'noLongerOwed' } };
    if (overtaken(item, due, context))
      return { type: 'ReminderSuppressed', data: { ...about, by, reason: 'overtaken' } };
    switch (seriesOf(item)) {
      case 'overdue':
        return { type: 'Overdue', data: { ...about, by } };
      case 'noResponse': {
        const rung = matterFor(item, state).rungs.find(({ code }) => code === codeOf(item));
        const notice = rung?.notice ?? '';
        const received = (state.notices[notice]?.received.length ?? 0) > 0;
        return { type: 'NoResponse', data: { ...about, by, notice, received } };
      }
      case 'rung':
        return escalate(item, owed, state, context);
      default:
        return remind(item, owed, state, context);
    }
  });
}

const matterFor = (item: PlannedItem, state: ChaseState): Matter =>
  state.matters[matterOf(item)] ?? untouched;

const levelOf = (item: PlannedItem, { rules }: ChaseContext): number =>
  (seriesOf(item) === 'band' ? rules.bands : rules.ladder).findIndex(({ code }) => code === codeOf(item));

const overtaken = (item: PlannedItem, due: readonly PlannedItem[], context: ChaseContext): boolean =>
  ['band', 'rung'].includes(seriesOf(item)) &&
  due.some(
    (other) =>
      matterOf(other) === matterOf(item) &&
      seriesOf(other) === seriesOf(item) &&
      levelOf(other, context) > levelOf(item, context),
  );

function remind(item: PlannedItem, owed: Obligation, state: ChaseState, context: ChaseContext): ChaseEvent {
  const about = aboutOf(item, state, context);
  const { by, rules, today } = context;
  const band = rules.bands.find(({ code }) => code === codeOf(item));
  if (band === undefined)
    return { type: 'ReminderSuppressed', data: { ...about, by, reason: 'noLongerOwed' } };
  const { code, zh, en, colour, receivers } = band;
  return {
    type: 'ReminderIssued',
    data: {
      ...about,
      by,
      notice: context.idOf(keyOf(item)),
      instrument: { code, zh, en },
      colour,
      issuedOn: today,
      receivers: receiversOf(receivers, owed.bearer, context),
    },
  };
}

function escalate(item: PlannedItem, owed: Obligation, state: ChaseState, context: ChaseContext): ChaseEvent {
  const about = aboutOf(item, state, context);
  const { by, rules, calendar, zone } = context;
  const found = rungOf(rules, codeOf(item));
  const reached = found && rungInstant(found.rung, found.below, owed, matterFor(item, state), calendar, zone);
  if (found === undefined || reached === null || reached === undefined)
    return { type: 'ReminderSuppressed', data: { ...about, by, reason: 'noLongerOwed' } };
  const { code, zh, en, issue, forPerson, receivers } = found.rung;
  const data = {
    ...about,
    by,
    notice: context.idOf(keyOf(item)),
    instrument: { code, zh, en },
    ground: reached.ground,
    forPerson,
    ...answerTerm(found.rung, context),
  };
  return issue === 'automatic'
    ? { type: 'Escalated', data: { ...data, receivers: receiversOf(receivers, owed.bearer, context) } }
    : { type: 'EscalationProposed', data };
}

/** By when an instrument that goes out today is to be answered. */
export function answerTerm(
  { answerTerm: term }: Pick<Rung, 'answerTerm'>,
  { calendar, today, zone }: ChaseContext,
): { readonly answerDueOn: string; readonly answerLateFrom: string } {
  const { date } = countFrom(calendar, today, term);
  return { answerDueOn: date, answerLateFrom: lateFrom(date, zone) };
}
