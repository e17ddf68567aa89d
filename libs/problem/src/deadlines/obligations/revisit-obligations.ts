import type { ClosedProblem, FiledProblem } from '../../state.js';
import { byWord, type Owed, workGroup } from './owed.js';

/** Planned revisits that have not been made. */
export const revisitObligations = ({ facts }: ClosedProblem | FiledProblem): readonly Owed[] =>
  facts.revisits
    .filter(({ holds }) => holds === null)
    .map(({ id, dueOn }) => byWord(dueOn, 'revisit', `revisit/${id}`, workGroup));
