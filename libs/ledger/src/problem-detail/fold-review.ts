import type { ProblemEvent, ReviewEvent } from '@xiaohao/problem';
import type { Entered, ProblemDocument, RoundDocument } from './document.js';
import { lastChanged } from './with.js';

const types: ReadonlySet<string> = new Set<ReviewEvent['type']>([
  'SubmittedForReview',
  'FirstReviewPassed',
  'SecondReviewPassed',
  'ReturnedForRework',
  'Resubmitted',
  'Finalised',
]);

export const isReview = (event: ProblemEvent): event is ReviewEvent => types.has(event.type);

const withRound = (
  document: ProblemDocument,
  change: (round: RoundDocument) => RoundDocument,
): ProblemDocument => ({ ...document, rounds: lastChanged(document.rounds, change) });

/** The way through both reviews, round by round. */
export function foldReview(document: ProblemDocument, event: ReviewEvent, entered: Entered): ProblemDocument {
  const { data, type } = event;
  switch (type) {
    case 'SubmittedForReview':
    case 'Resubmitted': {
      const round: RoundDocument = {
        round: document.rounds.length + 1,
        submittedAt: entered.at,
        submittedBy: data.by,
        ...(data.submission === undefined ? {} : { submission: data.submission }),
        ...(type === 'Resubmitted' ? { answer: data.answer } : {}),
        opinions: [],
        returned: null,
      };
      return { ...document, rounds: [...document.rounds, round] };
    }
    case 'FirstReviewPassed':
    case 'SecondReviewPassed': {
      const level = type === 'FirstReviewPassed' ? 'firstReview' : 'secondReview';
      const passed = { ...entered, level, opinion: data.opinion, passed: true } as const;
      return withRound(document, (round) => ({ ...round, opinions: [...round.opinions, passed] }));
    }
    case 'ReturnedForRework': {
      const { level, opinion, reason, dueOn } = data;
      return withRound(document, (round) => ({
        ...round,
        opinions: [...round.opinions, { ...entered, level, opinion, passed: false }],
        returned: { reason, dueOn, level },
      }));
    }
    case 'Finalised': {
      const meeting = data.meeting === undefined ? {} : { meeting: data.meeting };
      return { ...document, finalised: { at: entered.at, by: data.by, ...meeting } };
    }
    default:
      return type satisfies never;
  }
}
