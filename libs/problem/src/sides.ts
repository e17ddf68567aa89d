import { coolingDaysOf } from '@xiaohao/campaign';
import { countsAsAt, countsAsOf, type Judging, speaksAt, speaksFor } from '@xiaohao/organisation';
import type { Acting } from './acting.js';
import type { Facts } from './facts.js';
import { type ProblemRefusal, refuse } from './refuse.js';

const isNamed = ({ owner }: Facts, { by }: Acting): boolean => by === owner.leader || by === owner.person;

/** Whoever may do what is the owner's: holds a post of the responsible unit or under it today, or is named in it. */
export const isOfOwnersSide = (facts: Facts, acting: Acting): boolean =>
  speaksFor(acting.organisation, acting.by, facts.owner.unit, acting.today) || isNamed(facts, acting);

const judging = (facts: Facts, { today, campaign }: Acting): Judging => ({
  today,
  coolingDays: coolingDaysOf(campaign.rules),
  since: facts.identifiedAt ?? undefined,
});

/** Of the responsible unit, as far as a duty excludes its people: by lineage, and for a while after leaving. */
export const countsAsOwnersUnit = (facts: Facts, acting: Acting): boolean =>
  countsAsOf(acting.organisation, acting.by, facts.owner.unit, judging(facts, acting));

/**
 * Whoever a duty of the finder's side excludes. Wider than those who may act for the owner: nobody gets a right
 * by having been of the unit, and nobody gets round a duty by not being of it any more.
 */
export const countsAsOwnersSide = (facts: Facts, acting: Acting): boolean =>
  isOfOwnersSide(facts, acting) || countsAsOwnersUnit(facts, acting);

/**
 * People of a support unit share the work of correcting, so they do not judge its result. Only the unit
 * itself counts, not those under it: a federation that lends support does not silence all its offices.
 */
const countsAsSupport = (facts: Facts, acting: Acting): boolean =>
  facts.supportUnits.some((unit) => countsAsAt(acting.organisation, acting.by, unit, judging(facts, acting)));

const isOfSupport = (facts: Facts, { organisation, by, today }: Acting): boolean =>
  facts.supportUnits.some((unit) => speaksAt(organisation, by, unit, today));

export const isContributor = (facts: Facts, { by }: Acting): boolean => facts.contributors.includes(by);

/** Setting and judging are the finder's side; the one who has to correct does neither. */
export const notByOwnersSide = (facts: Facts, acting: Acting): ProblemRefusal | null =>
  countsAsOwnersSide(facts, acting) ? refuse('OwnersSideMayNot') : null;

/** Judging the result of a correction: not by anyone who was part of it. */
export function mayJudge(facts: Facts, acting: Acting): ProblemRefusal | null {
  if (countsAsOwnersSide(facts, acting)) return refuse('JudgeOfOwnersSide');
  if (countsAsSupport(facts, acting)) return refuse('JudgeOfSupportUnit');
  return isContributor(facts, acting) ? refuse('JudgeIsContributor') : null;
}

/** The owner's columns: its own side, its support units, and whoever is accountable for a measure. */
export const mayCorrect = (facts: Facts, acting: Acting): ProblemRefusal | null =>
  isOfOwnersSide(facts, acting) ||
  isOfSupport(facts, acting) ||
  facts.measures.some(({ content }) => content.person === acting.by)
    ? null
    : refuse('NotOfCorrectingSide');
