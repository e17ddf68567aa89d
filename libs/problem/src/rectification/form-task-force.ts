import type { FormTaskForce } from '../commands.js';
import { realDate } from '../dates.js';
import { firstOf, knownPerson } from '../references.js';
import { rule } from '../rule.js';
import type { Finalised, Rectifying } from '../state.js';
import { written } from '../written.js';

/** 挂帅: a leader takes command of a hard problem, with one plan. A later task force replaces the earlier. */
export const formTaskForce = rule<FormTaskForce, Finalised | Rectifying>({
  type: 'FormTaskForce',
  allowed: () => null,
  decide: ({ type: _, ...force }, _state, { by, organisation }) =>
    knownPerson(organisation, force.commandingLeader, '/commandingLeader') ??
    firstOf(force.members, (member, at) => knownPerson(organisation, member, `/members/${at}`)) ??
    written(force.plan, '/plan') ??
    firstOf(
      force.milestones,
      ({ title, dueOn }, at) =>
        written(title, `/milestones/${at}/title`) ?? realDate(dueOn, `/milestones/${at}/dueOn`),
    ) ?? [{ type: 'TaskForceFormed', data: { ...force, by } }],
});
