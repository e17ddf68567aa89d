import type { Rectifying } from '../../state.js';
import { rectificationKey } from '../set-term.js';
import { byTerm, type Owed, ownersSide } from './owed.js';

/** The campaign's term for problems of this kind: until sign-off is requested, beside the measures' own dates. */
export const rectificationObligations = ({ facts }: Rectifying): readonly Owed[] =>
  byTerm(
    facts.terms[rectificationKey],
    'rectification',
    `rectification/${facts.rectificationRound}`,
    ownersSide(facts),
  );
