import type { dutyLabels } from '../duty-labels.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import type { Bearing, Relation, UnitRelation } from './bearing.js';

/**
 * What excludes from a kind of command, whatever the role. `setting`: what is not for those who have to correct it;
 * `proposing`, `reviewing`, `finalising`: the levels before rectification; `judging`: whether the correction holds.
 */
export const bars = ['setting', 'proposing', 'reviewing', 'finalising', 'judging'] as const;
export type Bar = (typeof bars)[number];

const ownUnit: readonly UnitRelation[] = ['own', 'below', 'byLineage'];

/** The first thing by which a bar excludes; null where none does. */
export function barFault(bar: Bar, { ties, bonds }: Pick<Bearing, 'ties' | 'bonds'>): ProblemRefusal | null {
  const is = (bond: Relation): boolean => bonds.includes(bond);
  const ofOwnUnit = ties.some((tie) => ownUnit.includes(tie));
  const oneHand = (duty: keyof typeof dutyLabels, ...others: readonly Relation[]): ProblemRefusal | null => {
    const other = others.find(is);
    return other === undefined ? null : refuse('DutiesInOneHand', undefined, { duty, other });
  };
  switch (bar) {
    case 'setting':
      return ofOwnUnit || is('owner') ? refuse('OwnersSideMayNot') : null;
    case 'proposing':
      return oneHand('proposer', 'reviewer', 'finaliser');
    case 'reviewing':
      if (ofOwnUnit) return refuse('ReviewerOfOwnUnit');
      if (is('owner')) return refuse('ReviewerIsResponsible');
      if (is('contributor')) return refuse('ReviewerIsContributor');
      return oneHand('reviewer', 'proposer', 'finaliser');
    case 'finalising':
      if (ofOwnUnit || is('owner')) return refuse('OwnersSideMayNot');
      return oneHand('finaliser', 'proposer', 'reviewer');
    case 'judging':
      if (ofOwnUnit || is('owner')) return refuse('JudgeOfOwnersSide');
      if (ties.includes('support')) return refuse('JudgeOfSupportUnit');
      if (is('contributor')) return refuse('JudgeIsContributor');
      return oneHand('judge', 'proposer');
    default:
      return bar satisfies never;
  }
}
