import type { CampaignRules } from '@xiaohao/campaign';
import { type ProblemRefusal, refuse } from '../refuse.js';
import type { SignOff } from './sign-off.js';

/** Where the campaign asks for it: enough of the invited have answered, enough of the answers are content. */
export function satisfied({ satisfaction }: SignOff, rules: CampaignRules): ProblemRefusal | null {
  const gate = rules.satisfaction;
  if (gate === undefined) return null;
  if (satisfaction === null) return refuse('SatisfactionMissing');
  const answered = (100 * satisfaction.answered) / satisfaction.invited;
  if (answered < gate.minimumAnswered)
    return refuse('SatisfactionAnsweredByTooFew', undefined, { least: gate.minimumAnswered });
  const content = satisfaction.answered === 0 ? 0 : (100 * satisfaction.satisfied) / satisfaction.answered;
  return content < gate.minimumSatisfied
    ? refuse('SatisfactionTooLow', undefined, { least: gate.minimumSatisfied })
    : null;
}
