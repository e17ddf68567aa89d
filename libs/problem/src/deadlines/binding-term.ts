import { deadlineRulesOf, rectificationTerm } from '@xiaohao/campaign';
import type { Acting } from '../acting.js';
import type { Facts } from '../facts.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import { rectificationKey } from './set-term.js';

/** Refuses a measure's date beyond the term of the problem, where the campaign says that this term binds. */
export function withinTerm(
  { classification, terms }: Facts,
  dueOn: string,
  { campaign }: Acting,
  pointer: string,
): ProblemRefusal | null {
  const rule = rectificationTerm(deadlineRulesOf(campaign.rules), {
    handling: classification.handling.kind,
    severity: classification.severity,
  });
  const latest = terms[rectificationKey]?.dueOn;
  return rule?.binding && latest !== undefined && dueOn > latest
    ? refuse('DueDateBeyondTerm', pointer, { date: dueOn, latest })
    : null;
}
