import type { Acting } from '../acting.js';
import type { Facts } from '../facts.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import { isOfOwnersSide, mayJudge } from '../sides.js';

/** 单位审核: the owner's side, not a support unit. */
export const mayEndorse = (facts: Facts, acting: Acting): ProblemRefusal | null =>
  isOfOwnersSide(facts, acting) ? null : refuse('EndorserNotOfOwnersSide');

/** The second approval: outside the owner's side, and without a hand in the correction. */
export const mayGrant = (facts: Facts, acting: Acting): ProblemRefusal | null => mayJudge(facts, acting);
