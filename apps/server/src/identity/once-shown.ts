import { edgeProblem } from '@xiaohao/http';
import type { Asked } from './asked.js';

/**
 * For what shows a secret: asked for twice under one Idempotency-Key it could not be shown again, so a key is
 * refused. So it is for everything else on an account or a session, whose events the views do not read.
 * @throws HttpProblem IdempotencyKeyNotHere
 */
export function refuseRepeats({ facts }: Asked): void {
  if (facts.keyed) throw edgeProblem('IdempotencyKeyNotHere');
}
