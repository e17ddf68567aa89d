import type { RequestSignOff } from '../commands.js';
import { signOffTerm } from '../deadlines/set-terms.js';
import { firstOf } from '../references.js';
import { rule } from '../rule.js';
import type { Rectifying } from '../state.js';
import { written } from '../written.js';
import { chainFor, chainIsSound } from './chain.js';
import { onePerTest } from './one-per-test.js';
import { sign } from './sign.js';
import { mayApply } from './signers.js';
import { substanceStands } from './substance.js';

/** 申请销号: the unit's word on the five tests. The chain that now holds goes with the request to its end. */
export const requestSignOff = rule<RequestSignOff, Rectifying>({
  type: 'RequestSignOff',
  stages: ['rectifying'],
  allowed: ({ facts }, acting) =>
    mayApply(facts, acting) ?? substanceStands(facts) ?? chainIsSound(chainFor(facts, acting.campaign.rules)),
  decide({ claims }, { facts }, acting) {
    const refusal =
      onePerTest(claims, '/claims', 'ClaimsIncomplete') ??
      firstOf(claims, ({ statement }, at) => written(statement, `/claims/${at}/statement`));
    if (refusal) return refusal;
    const signature = sign(facts, acting, 'application');
    if ('refused' in signature) return signature;
    const { campaign, organisationRevision } = acting;
    const chain = chainFor(facts, campaign.rules);
    return [
      {
        type: 'SignOffRequested',
        data: {
          organisationRevision,
          claims,
          chain,
          rulesVersion: campaign.rulesVersion,
          signature,
          ...signOffTerm(acting, facts, chain, 0),
        },
      },
    ];
  },
});
