import type { SignOffStep, SignOffStepKind } from '@xiaohao/campaign';
import { type ProblemRefusal, refuse } from '../refuse.js';
import type { SignOff } from './sign-off.js';

/** Where a kind of step stands in the chain of this request. */
export interface Turn {
  readonly index: number;
  readonly step: SignOffStep;
}

/** The step of this kind, wherever it stands. */
export function stepOf({ chain }: SignOff, kind: SignOffStepKind): Turn | ProblemRefusal {
  const index = chain.findIndex((step) => step.kind === kind);
  const step = chain[index];
  return step === undefined ? refuse('StepNotInChain', undefined, { step: kind }) : { index, step };
}

/** The step of this kind, if it is the one whose turn it is. */
export function turnOf(signOff: SignOff, kind: SignOffStepKind): Turn | ProblemRefusal {
  const at = stepOf(signOff, kind);
  if ('refused' in at || at.index === signOff.next) return at;
  return at.index < signOff.next
    ? refuse('StepAlreadyTaken', undefined, { step: kind })
    : refuse('StepOutOfTurn', undefined, { step: kind, expected: signOff.chain[signOff.next]?.kind ?? '' });
}
