import { refuse } from '../refuse.js';
import { rule } from '../rule.js';
import type { Rectifying } from '../state.js';
import { written } from '../written.js';
import type { EndorseExtension } from './commands.js';
import { mayEndorse } from './extension-hands.js';
import { waitingExtension } from './extension-of.js';
import { stepTerm } from './set-terms.js';

/** The unit's word on an application, by somebody other than whoever applied. */
export const endorseExtension = rule<EndorseExtension, Rectifying>({
  type: 'EndorseExtension',
  stages: ['rectifying'],
  allowed: ({ facts }, acting) => mayEndorse(facts, acting),
  decide({ extension: id, opinion }, { facts }, acting) {
    const waiting = waitingExtension(facts, id);
    if ('refused' in waiting) return waiting;
    const { extension } = waiting;
    if (extension.status !== 'requested') return refuse('ExtensionNotRequested', '/extension');
    if (extension.applicant === acting.by) return refuse('ExtensionByApplicant');
    const { by, organisationRevision } = acting;
    return (
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
