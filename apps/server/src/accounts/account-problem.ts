import { type AccountRefusalCode, accountRefusals } from '@xiaohao/access';
import type { Refusal } from '@xiaohao/deciding';
import { type HttpProblem, problemOfRefusal } from '@xiaohao/http';

/** A refusal of a local account as the caller sees it. */
export const accountProblem = (refusal: Refusal<AccountRefusalCode>): HttpProblem =>
  problemOfRefusal(refusal, accountRefusals[refusal.refused]);
