import type { Acting } from '../acting.js';
import { distinctFrom } from '../distinct.js';
import { reviewDuties } from '../duty.js';
import type { Facts } from '../facts.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import { allWritten } from '../written.js';
import type { Opinion } from './events.js';

/** A seat on the panel is handed on like a post. */
const seatOf = ({ by, standIn }: Acting): string => standIn?.principal ?? by;

/** 联合审核: on the campaign's panel, and at one level only. */
export const mayReview = (
  facts: Facts,
  acting: Acting,
  level: 'firstReviewer' | 'secondReviewer',
): ProblemRefusal | null =>
  acting.campaign.panel.some(({ person }) => person === seatOf(acting))
    ? distinctFrom(facts, acting.hands, level, reviewDuties)
    : refuse('ReviewerNotOnPanel');

type Spoken = Pick<Opinion, 'opinion' | 'session' | 'text'>;

export const checkOpinion = ({ opinion, text }: Spoken): ProblemRefusal | null =>
  allWritten({ opinion, text });

/** The opinion as it is recorded, with its reviewer. */
export const opinionOf = ({ opinion, session, text }: Spoken, { by }: Acting): Opinion => ({
  opinion,
  reviewer: by,
  session,
  text,
});
