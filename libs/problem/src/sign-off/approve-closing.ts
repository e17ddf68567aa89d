import type { ApproveClosing } from '../commands.js';
import { rule } from '../rule.js';
import { type InSignOff } from '../state.js';
import { written } from '../written.js';
import { objectionsSettled } from './objections.js';
import { satisfied } from './satisfaction-gate.js';
import { mayStep, takeStep } from './signed-step.js';
import { substanceStands } from './substance.js';

/**
 * 批准销号: the last look from outside. The approval and the closing hold together or not at all, so an
 * approval never grows stale: nothing material can happen to a closed problem.
 */
export const approveClosing = rule<ApproveClosing, InSignOff>({
  type: 'ApproveClosing',
  allowed: (state, acting) =>
    mayStep(state, acting, 'approval') ??
    objectionsSettled(state.signOff) ??
    satisfied(state.signOff, acting.campaign.rules) ??
    substanceStands(state.facts),
  decide({ closingNumber, opinion }, state, acting) {
    const unnumbered = written(closingNumber, '/closingNumber');
    if (unnumbered) return unnumbered;
    const taken = takeStep(state, acting, 'approval', { opinion });
    return 'refused' in taken ? taken : [taken, { type: 'Closed', data: { by: acting.by, closingNumber } }];
  },
});
