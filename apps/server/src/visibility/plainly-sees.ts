import type { Grant } from '@xiaohao/access';
import type { ProblemState } from '@xiaohao/problem';

/**
 * Whether a grant lets a problem be seen at first sight: it is not restricted, and the grant is for everything or
 * names its unit itself. False says nothing: duties, units below and clearances are the views' to look up.
 */
export function plainlySees(grant: Grant, state: ProblemState): boolean {
  if (state.stage === 'absent') return false;
  const { classification, owner } = state.facts;
  if (classification.secrecy === 'restricted') return false;
  return grant.kind === 'everything' || (grant.within === null && grant.units.includes(owner.unit));
}
