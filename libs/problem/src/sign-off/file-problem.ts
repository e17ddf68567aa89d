import type { FileProblem } from '../commands.js';
import { rule } from '../rule.js';
import type { ClosedProblem } from '../state.js';
import { written } from '../written.js';
import { mayStep, takeStep } from './signed-step.js';

/** 备案: the closed problem goes on file with the superior, under a number of its own. */
export const fileProblem = rule<FileProblem, ClosedProblem>({
  type: 'FileProblem',
  allowed: (state, acting) => mayStep(state, acting, 'filing'),
  decide({ filingNumber, opinion }, state, acting) {
    const unnumbered = written(filingNumber, '/filingNumber');
    if (unnumbered) return unnumbered;
    const taken = takeStep(state, acting, 'filing', { opinion });
    return 'refused' in taken ? taken : [taken, { type: 'Filed', data: { by: acting.by, filingNumber } }];
  },
});
