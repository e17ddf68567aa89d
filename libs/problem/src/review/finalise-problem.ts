import type { FinaliseProblem } from '../commands.js';
import { rectifyBy, stepTerm } from '../deadlines/set-terms.js';
import { distinctFrom } from '../distinct.js';
import { reviewDuties } from '../duty.js';
import { refuse } from '../refuse.js';
import { rule } from '../rule.js';
import type { UnderSecondReview } from '../state.js';

/** 定稿: after both reviews, with a cause, and for a leadership team or a member with its meeting. */
export const finaliseProblem = rule<FinaliseProblem, UnderSecondReview>({
  type: 'FinaliseProblem',
  stages: ['secondReview'],
  allowed: ({ facts, passed }, { by }) =>
    (passed === null ? refuse('SecondReviewPending') : null) ??
    distinctFrom(facts, by, 'finaliser', reviewDuties) ??
    (facts.causes.length === 0 ? refuse('CauseMissing') : null),
  decide({ meeting }, { facts }, acting) {
    const named = meeting !== undefined && meeting.trim() !== '';
    if (!named && (facts.owner.kind !== 'unit' || meeting !== undefined))
      return refuse('MeetingMissing', '/meeting');
    const by = rectifyBy(acting, facts, facts.classification);
    return [
      {
        type: 'Finalised',
        data: {
          organisationRevision: acting.organisationRevision,
          by: acting.by,
          ...(named ? { meeting } : {}),
          term: stepTerm(acting, 'planning', facts.owner.unit),
          ...(by === null ? {} : { rectifyBy: by }),
        },
      },
    ];
  },
});
