import type { Acting } from '../acting.js';
import { distinctFrom } from '../distinct.js';
import { reviewDuties } from '../duty.js';
import { knownUnit } from '../references.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import type { ExistingProblem } from '../state.js';
import type { ListSubmission } from './events.js';

/** Whoever has reviewed or finalised a problem does not also hand it in. */
export const maySubmit = ({ facts }: ExistingProblem, { hands }: Acting): ProblemRefusal | null =>
  distinctFrom(facts, hands, 'submitter', reviewDuties);

/** A list is the list of the problem's own unit. */
export function checkSubmission(
  submission: ListSubmission | undefined,
  { facts }: ExistingProblem,
  { organisation }: Acting,
): ProblemRefusal | null {
  if (submission === undefined) return null;
  return (
    knownUnit(organisation, submission.unit, '/submission/unit') ??
    (submission.unit === facts.owner.unit ? null : refuse('ListOfOtherUnit', '/submission/unit'))
  );
}
