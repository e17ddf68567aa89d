import type { RenewSignOffRequest } from '../commands.js';
import { refuse } from '../refuse.js';
import { rule } from '../rule.js';
import { type InSignOff } from '../state.js';
import { sign } from './sign.js';
import { mayApply } from './signers.js';
import { isStale } from './stale.js';

/** The unit looks at what has changed since it applied, and stands by its request. */
export const renewSignOffRequest = rule<RenewSignOffRequest, InSignOff>({
  type: 'RenewSignOffRequest',
  allowed: ({ facts, signOff }, acting) =>
    mayApply(facts, acting) ?? (isStale(signOff.application, facts) ? null : refuse('SignatureStillValid')),
  decide(_command, { facts }, acting) {
    const signature = sign(facts, acting, 'application');
    if ('refused' in signature) return signature;
    const { organisationRevision } = acting;
    return [{ type: 'SignOffRequestRenewed', data: { organisationRevision, signature } }];
  },
});
