import type { Rectifying } from '../../state.js';
import { extensionKey } from '../set-term.js';
import { byTerm, type Owed, ownersSide, workGroup } from './owed.js';

/** An application waits for the unit, then for the supervising side, each for its term. */
export const extensionObligations = ({ facts }: Rectifying): readonly Owed[] =>
  facts.extensions.flatMap(({ id, status }) => {
    const term = facts.terms[extensionKey(id)];
    if (status === 'requested')
      return byTerm(term, 'extensionEndorsement', `extension/${id}/endorsement`, ownersSide(facts));
    return status === 'endorsed'
      ? byTerm(term, 'extensionDecision', `extension/${id}/decision`, workGroup)
      : [];
  });
