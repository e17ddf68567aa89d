import type { ReturnForRework } from '../commands.js';
import { dueFrom } from '../dates.js';
import { knownCode } from '../references.js';
import { rule } from '../rule.js';
import type { UnderFirstReview, UnderSecondReview } from '../state.js';
import { checkOpinion, mayReview, opinionOf } from './reviewing.js';

/** 返工, from either level; also after the second pass, as long as it is not finalised. */
export const returnForRework = rule<ReturnForRework, UnderFirstReview | UnderSecondReview>({
  type: 'ReturnForRework',
  allowed: ({ stage, facts }, acting) =>
    mayReview(facts, acting, stage === 'firstReview' ? 'firstReviewer' : 'secondReviewer'),
  decide: (command, { stage, facts }, acting) =>
    checkOpinion(command) ??
    knownCode(acting.campaign.rules.returnReasons, command.reason, '/reason', 'ReturnReasonUnknown') ??
    dueFrom(acting.today, command.dueOn, '/dueOn') ?? [
      {
        type: 'ReturnedForRework',
        data: {
          organisationRevision: acting.organisationRevision,
          level: stage,
          opinion: opinionOf(command, acting),
          reason: command.reason,
          dueOn: command.dueOn,
          round: facts.reviewRound + 1,
        },
      },
    ],
});
