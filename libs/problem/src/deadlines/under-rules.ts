import {
  type CampaignRules,
  countFrom,
  type DayCount,
  deadlineRulesOf,
  rectificationTerm,
  type TimedStep,
} from '@xiaohao/campaign';
import { calendarOfUnit, type WorkingCalendar } from '@xiaohao/working-calendar';
import type { DateText } from '../identification/events.js';
import type { ExistingProblem, ProblemState } from '../state.js';
import { extensionKey, rectificationKey, type SetTerm, stepKey } from './set-term.js';

/** Another set of rules, and the first day from which terms begin under it. */
export interface OtherRules {
  readonly rules: CampaignRules;
  readonly from: DateText;
  readonly calendar: WorkingCalendar;
}

/** Which of the timed steps the state waits for; undefined in a sign-off chain and where nothing is timed. */
function stepOf(state: ExistingProblem): TimedStep | undefined {
  switch (state.stage) {
    case 'firstReview':
      return 'firstReview';
    case 'secondReview':
      return state.passed === null ? 'secondReview' : 'finalisation';
    case 'finalised':
      return 'planning';
    default:
      return undefined;
  }
}

/** The term of the step of a sign-off chain whose turn it is; undefined where the rules have no such step. */
function chainCount(state: ExistingProblem, rules: CampaignRules): DayCount | undefined {
  if (!('signOff' in state)) return undefined;
  const kind = state.signOff.chain[state.signOff.next]?.kind;
  const immediate = state.facts.classification.handling.kind === 'immediate';
  const chain = (immediate ? rules.immediateSignOffChain : undefined) ?? rules.signOffChain;
  const step = chain.find((one) => one.kind === kind);
  return step && { days: step.termWorkingDays, counted: 'workingDays' };
}

function countOf(key: string, state: ExistingProblem, rules: CampaignRules): DayCount | undefined {
  const deadlines = deadlineRulesOf(rules);
  const { classification, extensions } = state.facts;
  if (key === stepKey) {
    const step = stepOf(state);
    return step === undefined ? chainCount(state, rules) : deadlines.steps[step];
  }
  if (key === rectificationKey) {
    const { severity, handling } = classification;
    return rectificationTerm(deadlines, { severity, handling: handling.kind })?.term;
  }
  if (key.startsWith('objection/')) return deadlines.steps.objectionAnswer;
  const endorsed = extensions.some(({ id, status }) => extensionKey(id) === key && status === 'endorsed');
  return endorsed ? deadlines.steps.extensionDecision : deadlines.steps.extensionEndorsement;
}

function again(term: SetTerm, { days, counted }: DayCount, calendar: WorkingCalendar): SetTerm {
  const { date, provisional } = countFrom(calendarOfUnit(calendar, term.unit), term.startsOn, {
    days,
    counted,
  });
  return { ...term, days, counted, dueOn: date, provisional, calendarVersion: calendar.version };
}

/**
 * The problem as it would stand if its running terms had begun under other rules: a term that began before `from`,
 * one that the rules count alike, and one that they do not have, stay as they were recorded. Dates that people
 * named stay as well.
 */
export function underRules(state: ProblemState, { rules, from, calendar }: OtherRules): ProblemState {
  if (state.stage === 'absent') return state;
  const terms = Object.entries(state.facts.terms).map(([key, term]) => {
    const count = term.startsOn < from ? undefined : countOf(key, state, rules);
    const alike = count === undefined || (count.days === term.days && count.counted === term.counted);
    return [key, alike ? term : again(term, count, calendar)] as const;
  });
  return { ...state, facts: { ...state.facts, terms: Object.fromEntries(terms) } };
}
