import type { Opinion, ReviewSession } from '@xiaohao/problem';
import { type RowStore, table, type View } from '@xiaohao/projection-runtime';
import { onProblems, problemOf } from '../reading-events/problem-events.js';

export interface OpinionRow {
  readonly problem: string;
  readonly opinion: string;
  /** From 1; one more with each resubmission. */
  readonly round: number;
  readonly level: 'firstReview' | 'secondReview';
  readonly reviewer: string;
  /** 代: the member of the panel for whom it was given. */
  readonly onBehalfOf: string | null;
  readonly session: ReviewSession;
  readonly text: string;
  readonly passed: boolean;
  /** Why it was returned. */
  readonly reason: string | null;
  readonly reworkDueOn: string | null;
  /** The unit's answer, once it has resubmitted. */
  readonly answer: string | null;
  readonly at: string;
}

export const reviewOpinion = table<OpinionRow>({
  name: 'review_opinion',
  columns: {
    problem: 'text',
    opinion: 'text',
    round: 'integer',
    level: 'text',
    reviewer: 'text',
    onBehalfOf: 'text',
    session: 'text',
    text: 'text',
    passed: 'boolean',
    reason: 'text',
    reworkDueOn: 'text',
    answer: 'text',
    at: 'text',
  },
  key: ['problem', 'opinion'],
  indexes: [
    { columns: ['at'] },
    { columns: ['reviewer'] },
    { columns: ['reason'], where: 'reason IS NOT NULL' },
  ],
});

/** In which round a problem's review is. */
const reviewRound = table<{ readonly problem: string; readonly round: number }>({
  name: 'review_round',
  columns: { problem: 'text', round: 'integer' },
  key: ['problem'],
});

interface Event {
  readonly stream: string;
  readonly metadata: { readonly recordedAt: string; readonly actor: { readonly onBehalfOf?: string } };
}

function enter(
  event: Event,
  rows: RowStore,
  level: OpinionRow['level'],
  { opinion, reviewer, session, text }: Opinion,
  outcome: Pick<OpinionRow, 'passed' | 'reason' | 'reworkDueOn'>,
): void {
  const problem = problemOf(event);
  rows.put(reviewOpinion, {
    problem,
    opinion,
    round: rows.get(reviewRound, problem)?.round ?? 1,
    level,
    reviewer,
    onBehalfOf: event.metadata.actor.onBehalfOf ?? null,
    session,
    text,
    ...outcome,
    answer: null,
    at: event.metadata.recordedAt,
  });
}

const passed = { passed: true, reason: null, reworkDueOn: null };

/** Every opinion of every review, with what became of it. */
export const reviewRegister: View = {
  name: 'review-register',
  version: 2,
  claims: [
    onProblems({
      SubmittedForReview(event, rows) {
        rows.put(reviewRound, { problem: problemOf(event), round: 1 });
      },
      FirstReviewPassed(event, rows) {
        enter(event, rows, 'firstReview', event.data.opinion, passed);
      },
      SecondReviewPassed(event, rows) {
        enter(event, rows, 'secondReview', event.data.opinion, passed);
      },
      ReturnedForRework(event, rows) {
        const { level, opinion, reason, dueOn } = event.data;
        enter(event, rows, level, opinion, { passed: false, reason, reworkDueOn: dueOn });
      },
      Resubmitted(event, rows) {
        const problem = problemOf(event);
        const round = rows.get(reviewRound, problem)?.round ?? 1;
        rows.put(reviewRound, { problem, round: round + 1 });
        const answered = rows.get(reviewOpinion, problem, event.data.answers);
        if (answered !== undefined) rows.put(reviewOpinion, { ...answered, answer: event.data.answer });
      },
    }),
  ],
  tables: [reviewOpinion, reviewRound],
};
