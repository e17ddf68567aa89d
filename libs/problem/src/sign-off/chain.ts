import type { CampaignRules, SignOffStep } from '@xiaohao/campaign';
import type { Facts } from '../facts.js';
import { type ProblemRefusal, refuse } from '../refuse.js';

/** The chain for this problem: 立行立改 has its own where the campaign gives one. */
export const chainFor = (facts: Facts, rules: CampaignRules): readonly SignOffStep[] =>
  facts.classification.handling.kind === 'immediate'
    ? (rules.immediateSignOffChain ?? rules.signOffChain)
    : rules.signOffChain;

/**
 * However short, a chain closes by an approval, which is never by the applicant and never of the owner's side:
 * two people at least, one of them from outside. Only the filing may follow it, and no kind comes twice.
 */
export function chainIsSound(chain: readonly SignOffStep[]): ProblemRefusal | null {
  const kinds = chain.map(({ kind }) => kind);
  const approval = kinds.indexOf('approval');
  const after = kinds.slice(approval + 1);
  const sound =
    approval >= 0 &&
    new Set(kinds).size === kinds.length &&
    (after.length === 0 || (after.length === 1 && after[0] === 'filing')) &&
    !kinds.slice(0, approval).includes('filing');
  return sound ? null : refuse('SignOffChainUnsound');
}
