import type { MergeProblem } from '../commands.js';
import type { Facts } from '../facts.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import { rule } from '../rule.js';
import { isRestricted } from '../secrecy/withheld.js';
import type { BeforeFinal } from '../state.js';
import { written } from '../written.js';
import { foundByOwnSide } from './found-by-own-side.js';
import { nothingTakenIn } from './nothing-taken-in.js';

function checkTarget({ into, target }: MergeProblem, facts: Facts): ProblemRefusal | null {
  if (into === facts.problem) return refuse('MergedIntoItself', '/into');
  if (target === null) return refuse('MergeTargetUnknown', '/into', { problem: into });
  if (target.campaign !== facts.campaign) return refuse('MergeTargetOfOtherCampaign', '/into');
  if (target.restricted !== isRestricted(facts)) return refuse('MergeAcrossSecrecy', '/into');
  return target.open ? null : refuse('MergeTargetNotOpen', '/into');
}

/** Two entries for one matter become one; the other stays readable under its number. */
export const mergeProblem = rule<MergeProblem, BeforeFinal>({
  type: 'MergeProblem',
  allowed: (state, acting) => foundByOwnSide(state, acting) ?? nothingTakenIn(state),
  decide: (command, { facts }, { by }) =>
    checkTarget(command, facts) ??
    written(command.ground, '/ground') ?? [
      { type: 'Merged', data: { by, into: command.into, ground: command.ground } },
    ],
});
