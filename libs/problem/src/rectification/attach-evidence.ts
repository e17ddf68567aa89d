import type { AttachEvidence } from '../commands.js';
import { refuse } from '../refuse.js';
import { rule } from '../rule.js';
import { mayCorrect } from '../sides.js';
import { type InSignOff, type Rectifying } from '../state.js';
import { allWritten } from '../written.js';
import { checkFile } from './evidence-file.js';
import { measureOf } from './measure-gates.js';

/** 佐证材料, bound to the measure and the test that it proves. During sign-off it makes signatures stale. */
export const attachEvidence = rule<AttachEvidence, Rectifying | InSignOff>({
  type: 'AttachEvidence',
  allowed: ({ facts }, acting) => mayCorrect(facts, acting),
  decide({ type: _, ...piece }, { facts }, { by }) {
    const measure = measureOf(facts, piece.proves.measure, '/measure');
    if ('refused' in measure) return measure;
    return (
      allWritten({ evidence: piece.evidence, description: piece.description }) ??
      (facts.evidence.some(({ id }) => id === piece.evidence)
        ? refuse('IdTaken', '/evidence', { id: piece.evidence })
        : null) ??
      checkFile(piece.file) ?? [{ type: 'EvidenceAttached', data: { ...piece, by } }]
    );
  },
});
