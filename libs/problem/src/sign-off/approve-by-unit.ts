import type { ApproveByUnit } from '../commands.js';
import { rule } from '../rule.js';
import { type InSignOff } from '../state.js';
import { mayStep, takeStep } from './signed-step.js';

/** 单位审核: the unit's own head, or whoever the chain names, but not the one who applied. */
export const approveByUnit = rule<ApproveByUnit, InSignOff>({
  type: 'ApproveByUnit',
  allowed: (state, acting) => mayStep(state, acting, 'unitApproval'),
  decide({ opinion }, state, acting) {
    const taken = takeStep(state, acting, 'unitApproval', { opinion });
    return 'refused' in taken ? taken : [taken];
  },
});
