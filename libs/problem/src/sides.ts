import { isOfUnit } from '@xiaohao/organisation';
import type { Acting } from './acting.js';
import type { Facts } from './facts.js';
import { type ProblemRefusal, refuse } from './refuse.js';

/** The owner's side: of the responsible unit or a unit under it, or named as its leader or handler. */
export const isOfOwnersSide = (facts: Facts, { person, organisation }: Acting): boolean =>
  isOfUnit(organisation, person.unit, facts.owner.unit) ||
  person.id === facts.owner.leader ||
  person.id === facts.owner.person;

/**
 * People of a support unit share the work of correcting, so they do not judge its result. Only the unit
 * itself counts, not those under it: a federation that lends support does not silence all its offices.
 */
const isOfSupport = (facts: Facts, { person }: Acting): boolean => facts.supportUnits.includes(person.unit);

export const isContributor = (facts: Facts, { by }: Acting): boolean => facts.contributors.includes(by);

/** Setting and judging are the finder's side; the one who has to correct does neither. */
export const notByOwnersSide = (facts: Facts, acting: Acting): ProblemRefusal | null =>
  isOfOwnersSide(facts, acting) ? refuse('OwnersSideMayNot') : null;

/** Judging the result of a correction: not by anyone who was part of it. */
export function mayJudge(facts: Facts, acting: Acting): ProblemRefusal | null {
  if (isOfOwnersSide(facts, acting)) return refuse('JudgeOfOwnersSide');
  if (isOfSupport(facts, acting)) return refuse('JudgeOfSupportUnit');
  return isContributor(facts, acting) ? refuse('JudgeIsContributor') : null;
}

/** The owner's columns: its own side, its support units, and whoever is accountable for a measure. */
export const mayCorrect = (facts: Facts, acting: Acting): ProblemRefusal | null =>
  isOfOwnersSide(facts, acting) ||
  isOfSupport(facts, acting) ||
  facts.measures.some(({ content }) => content.person === acting.by)
    ? null
    : refuse('NotOfCorrectingSide');
