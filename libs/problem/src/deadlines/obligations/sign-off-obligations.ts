import type { ClosedProblem, InSignOff } from '../../state.js';
import type { Bearer } from '../obligation.js';
import { objectionKey, stepKey } from '../set-term.js';
import { byTerm, type Owed, ownersSide, workGroup } from './owed.js';

/** The publicity that runs: its last day, after which it is to be ended. */
function running({ facts, signOff }: InSignOff | ClosedProblem): readonly Owed[] {
  const { publicity, request } = signOff;
  if (publicity === null || publicity.ended) return [];
  const { startsOn, endsOn, workingDays, provisional } = publicity;
  return [
    {
      subject: `publicity/${facts.rectificationRound}/${request}`,
      rule: 'publicityEnd',
      dueOn: endsOn,
      provisional,
      bearer: { kind: 'role', role: 'publicity' },
      explanation: { kind: 'publicity', startsOn, workingDays, provisional },
    },
  ];
}

/** The step whose turn it is, each unanswered objection, and the end of the publicity. */
export function signOffObligations(state: InSignOff | ClosedProblem): readonly Owed[] {
  const { facts, signOff } = state;
  const step = signOff.chain[signOff.next];
  const request = `${facts.rectificationRound}/${signOff.request}`;
  const bearer: Bearer =
    step?.kind === 'unitApproval' ? ownersSide(facts) : { kind: 'role', role: step?.role ?? '' };
  return [
    ...(step === undefined
      ? []
      : byTerm(facts.terms[stepKey], 'signOffStep', `signOff/${request}/${step.kind}`, bearer)),
    ...running(state),
    ...signOff.objections.flatMap(({ id, answer }) =>
      answer === null
        ? byTerm(facts.terms[objectionKey(id)], 'objectionAnswer', `objection/${id}`, workGroup)
        : [],
    ),
  ];
}
