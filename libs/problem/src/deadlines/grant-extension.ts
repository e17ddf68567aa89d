import type { Acting } from '../acting.js';
import { dueFrom } from '../dates.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import { rule } from '../rule.js';
import type { Rectifying } from '../state.js';
import { written } from '../written.js';
import type { GrantExtension } from './commands.js';
import { someExtensionWaits, type Waiting, waitingExtension } from './extension-of.js';

function notToGrant({ extension, measure }: Waiting, { today }: Acting): ProblemRefusal | null {
  if (extension.status !== 'endorsed') return refuse('ExtensionNotEndorsed', '/extension');
  const { to } = extension;
  const { dueOn } = measure.content;
  return to <= dueOn
    ? refuse('ExtensionNotLater', '/extension', { date: to, dueOn })
    : dueFrom(today, to, '/extension');
}

/**
 * The second approval moves the date; the original one stays beside it. A date that has passed is not granted. By
 * asking or endorsing somebody has had a hand in the correction, which excludes them from granting.
 */
export const grantExtension = rule<GrantExtension, Rectifying>({
  type: 'GrantExtension',
  allowed: ({ facts }, acting) => someExtensionWaits(facts, (waiting) => notToGrant(waiting, acting)),
  decide({ extension: id, opinion }, { facts }, acting) {
    const waiting = waitingExtension(facts, id);
    if ('refused' in waiting) return waiting;
    const { extension, measure } = waiting;
    const { to, late } = extension;
    const from = measure.content.dueOn;
    const { by, organisationRevision } = acting;
    return (
      notToGrant(waiting, acting) ??
      written(opinion, '/opinion') ?? [
        {
          type: 'ExtensionGranted',
          data: { organisationRevision, by, extension: id, measure: measure.id, from, to, late, opinion },
        },
      ]
    );
  },
});
