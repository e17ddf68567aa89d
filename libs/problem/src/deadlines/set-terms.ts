import {
  countFrom,
  type DayCount,
  deadlineRulesOf,
  rectificationTerm,
  type SignOffStep,
  type TimedStep,
} from '@xiaohao/campaign';
import { calendarOfUnit } from '@xiaohao/working-calendar';
import type { DecisionContext } from '../decision.js';
import type { Facts } from '../facts.js';
import type { Classification, Id } from '../identification/events.js';
import type { SetTerm } from './set-term.js';

type Surroundings = Pick<DecisionContext, 'today' | 'campaign' | 'calendar'>;

/** A term that begins today. `unit` is whose closing days it passes over. */
export function termFromToday(
  { today, campaign, calendar }: Surroundings,
  { days, counted }: DayCount,
  unit?: Id,
): SetTerm {
  const { date, provisional } = countFrom(calendarOfUnit(calendar, unit), today, { days, counted });
  return {
    startsOn: today,
    days,
    counted,
    dueOn: date,
    rulesVersion: campaign.rulesVersion,
    calendarVersion: calendar.version,
    provisional,
    ...(unit === undefined ? {} : { unit }),
  };
}

/** The term of a step outside the sign-off chain, as the campaign has it today. */
export const stepTerm = (around: Surroundings, step: TimedStep, unit?: Id): SetTerm =>
  termFromToday(around, deadlineRulesOf(around.campaign.rules).steps[step], unit);

/** The term of a sign-off step whose turn it now is; none behind the last one. */
export const signOffTerm = (
  around: Surroundings,
  { owner }: Facts,
  chain: readonly SignOffStep[],
  index: number,
): { readonly term?: SetTerm } => {
  const step = chain[index];
  if (step === undefined) return {};
  const count = { days: step.termWorkingDays, counted: 'workingDays' } as const;
  return { term: termFromToday(around, count, step.kind === 'unitApproval' ? owner.unit : undefined) };
};

/** By when a problem of this classification is to be corrected, counted from today; null where the campaign sets none. */
export function rectifyBy(
  around: Surroundings,
  { owner }: Facts,
  { handling, severity }: Classification,
): SetTerm | null {
  const rule = rectificationTerm(deadlineRulesOf(around.campaign.rules), {
    handling: handling.kind,
    severity,
  });
  return rule === undefined ? null : termFromToday(around, rule.term, owner.unit);
}
