import type { SupersedeEvidence } from '../commands.js';
import { refuse } from '../refuse.js';
import { rule } from '../rule.js';
import { mayCorrect } from '../sides.js';
import { type InSignOff, type Rectifying } from '../state.js';
import { allWritten } from '../written.js';
import { checkFile } from './evidence-file.js';

/** A piece is never replaced in place: the new one stands beside it and proves the same. */
export const supersedeEvidence = rule<SupersedeEvidence, Rectifying | InSignOff>({
  type: 'SupersedeEvidence',
  allowed: ({ facts }, acting) =>
    mayCorrect(facts, acting) ??
    (facts.evidence.some(({ superseded }) => !superseded) ? null : refuse('NoEvidenceToSupersede')),
  decide({ type: _, ...change }, { facts }, { by }) {
    const old = facts.evidence.find(({ id }) => id === change.evidence);
    if (old === undefined) return refuse('EvidenceUnknown', '/evidence', { evidence: change.evidence });
    if (old.superseded) return refuse('EvidenceAlreadySuperseded', '/evidence');
    if (facts.evidence.some(({ id }) => id === change.replacement))
      return refuse('IdTaken', '/replacement', { id: change.replacement });
    return (
      allWritten({ replacement: change.replacement, ground: change.ground }) ??
      checkFile(change.file) ?? [{ type: 'EvidenceSuperseded', data: { ...change, by } }]
    );
  },
});
