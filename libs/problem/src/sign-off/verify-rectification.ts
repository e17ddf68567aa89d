import type { VerifyRectification } from '../commands.js';
import { firstOf } from '../references.js';
import { refuse } from '../refuse.js';
import { rule } from '../rule.js';
import { type InSignOff } from '../state.js';
import { written } from '../written.js';
import { onePerTest } from './one-per-test.js';
import { mayStep, takeStep } from './signed-step.js';

/** 核查: a conclusion per claim. One that is not upheld is no verification; the request is to be rejected. */
export const verifyRectification = rule<VerifyRectification, InSignOff>({
  type: 'VerifyRectification',
  allowed: (state, acting) => mayStep(state, acting, 'verification'),
  decide({ conclusions, opinion }, state, acting) {
    const refusal =
      onePerTest(conclusions, '/conclusions', 'ConclusionsIncomplete') ??
      firstOf(conclusions, ({ text, upheld, test }, at) =>
        upheld
          ? written(text, `/conclusions/${at}/text`)
          : refuse('ClaimNotUpheld', `/conclusions/${at}/upheld`, { test }),
      );
    if (refusal) return refusal;
    const taken = takeStep(state, acting, 'verification', { opinion, conclusions });
    return 'refused' in taken ? taken : [taken];
  },
});
