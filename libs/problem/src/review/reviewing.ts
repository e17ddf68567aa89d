import type { Acting } from '../acting.js';
import { distinctFrom } from '../distinct.js';
import { reviewDuties } from '../duty.js';
import type { Facts } from '../facts.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import { countsAsOwnersSide, countsAsOwnersUnit, isContributor } from '../sides.js';
import { allWritten } from '../written.js';
import type { Opinion } from './events.js';

/** 联合审核: on the campaign's panel, of another unit, without a hand in the correction, at one level only. */
export function mayReview(
  facts: Facts,
  acting: Acting,
  level: 'firstReviewer' | 'secondReviewer',
): ProblemRefusal | null {
  if (!acting.campaign.panel.some(({ person }) => person === acting.by)) return refuse('ReviewerNotOnPanel');
  if (countsAsOwnersUnit(facts, acting))
    return refuse('ReviewerOfOwnUnit', undefined, { unit: facts.owner.unit });
  if (countsAsOwnersSide(facts, acting)) return refuse('ReviewerIsResponsible');
  if (isContributor(facts, acting)) return refuse('ReviewerIsContributor');
  return distinctFrom(facts, acting.by, level, reviewDuties);
}

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
