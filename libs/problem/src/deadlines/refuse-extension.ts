import type { Acting } from '../acting.js';
import { mayDo } from '../authority/may-do.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import { rule } from '../rule.js';
import type { Rectifying } from '../state.js';
import { written } from '../written.js';
import type { RefuseExtension } from './commands.js';
import { someExtensionWaits, type Waiting, waitingExtension } from './extension-of.js';

const waitsForUnit = ({ extension }: Waiting): boolean => extension.status === 'requested';

function notToRefuse(
  waiting: Waiting,
  stage: Rectifying['stage'],
  { bearing, hands }: Acting,
): ProblemRefusal | null {
  const notTheirs = mayDo(waitsForUnit(waiting) ? 'EndorseExtension' : 'GrantExtension', stage, bearing);
  if (notTheirs) return notTheirs;
  return hands.includes(waiting.extension.applicant) ? refuse('ExtensionByApplicant') : null;
}

/** No, by whichever of the two it waits for, with the reason. */
export const refuseExtension = rule<RefuseExtension, Rectifying>({
  type: 'RefuseExtension',
  allowed: ({ facts, stage }, acting) =>
    someExtensionWaits(facts, (waiting) => notToRefuse(waiting, stage, acting)),
  decide({ extension: id, opinion }, { facts, stage }, acting) {
    const waiting = waitingExtension(facts, id);
    if ('refused' in waiting) return waiting;
    const { by, organisationRevision } = acting;
    const level = waitsForUnit(waiting) ? 'unit' : 'supervisor';
    return (
      notToRefuse(waiting, stage, acting) ??
      written(opinion, '/opinion') ?? [
        { type: 'ExtensionRefused', data: { organisationRevision, by, extension: id, level, opinion } },
      ]
    );
  },
});
