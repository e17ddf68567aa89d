import type { RejectSignOff } from '../commands.js';
import { refuse } from '../refuse.js';
import { rule } from '../rule.js';
import { type InSignOff } from '../state.js';
import { mayTake } from './signers.js';

const leastCharacters = 10;

/** 驳回, by whoever could take the step whose turn it is, and never without 补充整改要求. */
export const rejectSignOff = rule<RejectSignOff, InSignOff>({
  type: 'RejectSignOff',
  allowed({ facts, signOff }, acting) {
    const step = signOff.chain[signOff.next];
    return step === undefined
      ? refuse('StepNotInChain', undefined, { step: '' })
      : mayTake(facts, acting, step);
  },
  decide: ({ supplementaryRequirement }, { signOff }, acting) =>
    [...supplementaryRequirement.trim()].length < leastCharacters
      ? refuse('RequirementTooShort', '/supplementaryRequirement', { least: leastCharacters })
      : [
          {
            type: 'SignOffRejected',
            data: {
              organisationRevision: acting.organisationRevision,
              by: acting.by,
              step: signOff.next,
              supplementaryRequirement,
            },
          },
        ],
});
