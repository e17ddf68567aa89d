import {
  type DecisionContext,
  type ProblemCommand,
  type ProblemRefusal,
  type ProblemState,
  problemDecider,
  signatureMeaningOf,
} from '@xiaohao/problem';
import type { SigningFacts } from '@xiaohao/signing';
import { numberTaken } from './number-taken.js';

/** What somebody signs with this command; null where it signs nothing. */
export function signingFacts(
  problem: string,
  command: ProblemCommand,
  { actor, revision, digest, said }: DecisionContext,
): SigningFacts | null {
  const meaning = signatureMeaningOf[command.type];
  if (meaning === undefined) return null;
  const facts = { problem, revision, digest, meaning, said, signer: actor.id };
  const principal = actor.kind === 'person' ? actor.onBehalfOf : undefined;
  return principal === undefined ? facts : { ...facts, onBehalfOf: principal };
}

/** What stands against a signature beside that it has not been given yet; null when nothing does. */
export function standsAgainstSigning(
  command: ProblemCommand,
  state: ProblemState,
  context: DecisionContext,
): ProblemRefusal | null {
  const taken = numberTaken(command);
  // Its number is drawn once nothing stands against it, so any will do here.
  const numbered = (taken === undefined ? command : { ...command, [taken.field]: '—' }) as ProblemCommand;
  const decision = problemDecider.decide(numbered, state, { ...context, proof: null });
  return 'refused' in decision && decision.refused !== 'SignatureUnproved' ? decision : null;
}
