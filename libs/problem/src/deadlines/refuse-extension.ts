import { mayDo } from '../authority/may-do.js';
import { refuse } from '../refuse.js';
import { rule } from '../rule.js';
import type { Rectifying } from '../state.js';
import { written } from '../written.js';
import type { RefuseExtension } from './commands.js';
import { waitingExtension } from './extension-of.js';

/** No, by whichever of the two it waits for, with the reason. */
export const refuseExtension = rule<RefuseExtension, Rectifying>({
  type: 'RefuseExtension',
  allowed: () => null,
  decide({ extension: id, opinion }, { facts, stage }, acting) {
    const waiting = waitingExtension(facts, id);
    if ('refused' in waiting) return waiting;
    const { extension } = waiting;
    const atUnit = extension.status === 'requested';
    const notTheirs = mayDo(atUnit ? 'EndorseExtension' : 'GrantExtension', stage, acting.bearing);
    if (notTheirs) return notTheirs;
    const { by, organisationRevision } = acting;
    if (acting.hands.includes(extension.applicant)) return refuse('ExtensionByApplicant');
    const level = atUnit ? 'unit' : 'supervisor';
    return (
      written(opinion, '/opinion') ?? [
        { type: 'ExtensionRefused', data: { organisationRevision, by, extension: id, level, opinion } },
      ]
    );
  },
});
