import type { RaiseObjection } from '../commands.js';
import { stepTerm } from '../deadlines/set-terms.js';
import { refuse } from '../refuse.js';
import { rule } from '../rule.js';
import { type InSignOff, signOffStages } from '../state.js';
import { allWritten } from '../written.js';

/** 异议: taken in by anyone in office, while the publicity runs. */
export const raiseObjection = rule<RaiseObjection, InSignOff>({
  type: 'RaiseObjection',
  stages: signOffStages,
  allowed({ signOff: { publicity } }, { today }) {
    const runs = publicity !== null && !publicity.ended;
    return runs && publicity.startsOn <= today && today <= publicity.endsOn
      ? null
      : refuse('PublicityNotRunning');
  },
  decide: ({ objection, from, text }, { signOff }, acting) =>
    allWritten({ objection, from, text }) ??
    (signOff.objections.some(({ id }) => id === objection)
      ? refuse('IdTaken', '/objection', { id: objection })
      : null) ?? [
      {
        type: 'ObjectionRaised',
        data: { by: acting.by, objection, from, text, term: stepTerm(acting, 'objectionAnswer') },
      },
    ],
});
