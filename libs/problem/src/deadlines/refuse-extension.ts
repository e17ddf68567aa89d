import { refuse } from '../refuse.js';
import { rule } from '../rule.js';
import type { Rectifying } from '../state.js';
import { written } from '../written.js';
import type { RefuseExtension } from './commands.js';
import { mayEndorse, mayGrant } from './extension-hands.js';
import { waitingExtension } from './extension-of.js';

/** No, by whichever of the two it waits for, with the reason. */
export const refuseExtension = rule<RefuseExtension, Rectifying>({
  type: 'RefuseExtension',
  stages: ['rectifying'],
  allowed: ({ facts }, acting) => (mayEndorse(facts, acting) === null ? null : mayGrant(facts, acting)),
  decide({ extension: id, opinion }, { facts }, acting) {
    const waiting = waitingExtension(facts, id);
    if ('refused' in waiting) return waiting;
    const { extension } = waiting;
    const atUnit = extension.status === 'requested';
    const notTheirs = atUnit ? mayEndorse(facts, acting) : mayGrant(facts, acting);
    if (notTheirs) return notTheirs;
    const { by, organisationRevision } = acting;
    if (extension.applicant === by) return refuse('ExtensionByApplicant');
    const level = atUnit ? 'unit' : 'supervisor';
    return (
      written(opinion, '/opinion') ?? [
        { type: 'ExtensionRefused', data: { organisationRevision, by, extension: id, level, opinion } },
      ]
    );
  },
});
