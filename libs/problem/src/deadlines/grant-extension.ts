import { dueFrom } from '../dates.js';
import { refuse } from '../refuse.js';
import { rule } from '../rule.js';
import type { Rectifying } from '../state.js';
import { written } from '../written.js';
import type { GrantExtension } from './commands.js';
import { waitingExtension } from './extension-of.js';

/**
 * The second approval moves the date; the original one stays beside it. A date that has passed is not granted. By
 * asking or endorsing somebody has had a hand in the correction, which excludes them from granting.
 */
export const grantExtension = rule<GrantExtension, Rectifying>({
  type: 'GrantExtension',
  allowed: () => null,
  decide({ extension: id, opinion }, { facts }, { by, today, organisationRevision }) {
    const waiting = waitingExtension(facts, id);
    if ('refused' in waiting) return waiting;
    const { extension, measure } = waiting;
    if (extension.status !== 'endorsed') return refuse('ExtensionNotEndorsed', '/extension');
    const { to, late } = extension;
    const from = measure.content.dueOn;
    if (to <= from) return refuse('ExtensionNotLater', '/extension', { date: to, dueOn: from });
    return (
      dueFrom(today, to, '/extension') ??
      written(opinion, '/opinion') ?? [
        {
          type: 'ExtensionGranted',
          data: { organisationRevision, by, extension: id, measure: measure.id, from, to, late, opinion },
        },
      ]
    );
  },
});
