import type { Caller } from '@xiaohao/access';
import { edgeProblem } from '@xiaohao/http';
import { type Authentication, isFresh } from '@xiaohao/signing';

/** @throws HttpProblem StepUpNeeded when the caller has not shown lately who they are */
export function requireFresh({ authenticated }: Caller, now: string): Authentication {
  // An identity provider that does not say when its user logged in leaves it open.
  if (authenticated === undefined || !isFresh(authenticated, now)) throw edgeProblem('StepUpNeeded');
  return authenticated;
}
