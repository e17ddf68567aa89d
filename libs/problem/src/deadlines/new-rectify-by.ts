import type { Acting } from '../acting.js';
import type { Classification } from '../identification/events.js';
import type { ExistingProblem } from '../state.js';
import { rectificationKey, type SetTerm } from './set-term.js';
import { rectifyBy } from './set-terms.js';

const afterFinal: readonly ExistingProblem['stage'][] = ['finalised', 'rectifying'];

/**
 * The term of rectification that another classification brings, counted from the day on which the standing one
 * began. Before it is finalised there is none yet; after a reopening the term of the reopening holds.
 */
export function newRectifyBy(
  { stage, facts }: ExistingProblem,
  acting: Acting,
  classification: Classification,
): { readonly rectifyBy?: SetTerm | null } {
  const { handling, severity } = facts.classification;
  const same = handling.kind === classification.handling.kind && severity === classification.severity;
  if (same || !afterFinal.includes(stage) || facts.rectificationRound > 1) return {};
  const today = facts.terms[rectificationKey]?.startsOn ?? acting.today;
  return { rectifyBy: rectifyBy({ ...acting, today }, facts, classification) };
}
