import type { Acting } from '../acting.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import { rule } from '../rule.js';
import type { Rectifying } from '../state.js';
import { written } from '../written.js';
import type { EndorseExtension } from './commands.js';
import { someExtensionWaits, type Waiting, waitingExtension } from './extension-of.js';
import { stepTerm } from './set-terms.js';

function notToEndorse({ extension }: Waiting, { hands }: Acting): ProblemRefusal | null {
  if (extension.status !== 'requested') return refuse('ExtensionNotRequested', '/extension');
  return hands.includes(extension.applicant) ? refuse('ExtensionByApplicant') : null;
}

/** The unit's word on an application, by somebody other than whoever applied. */
export const endorseExtension = rule<EndorseExtension, Rectifying>({
  type: 'EndorseExtension',
  allowed: ({ facts }, acting) => someExtensionWaits(facts, (waiting) => notToEndorse(waiting, acting)),
  decide({ extension: id, opinion }, { facts }, acting) {
    const waiting = waitingExtension(facts, id);
    if ('refused' in waiting) return waiting;
    const { by, organisationRevision } = acting;
    return (
      notToEndorse(waiting, acting) ??
      written(opinion, '/opinion') ?? [
        {
          type: 'ExtensionEndorsed',
          data: {
            organisationRevision,
            by,
            extension: id,
            opinion,
            term: stepTerm(acting, 'extensionDecision'),
          },
        },
      ]
    );
  },
});
