import { type ProblemRefusal, refuse } from '../refuse.js';
import type { BeforeFinal } from '../state.js';

/** What others were merged into stays: they are found through it. */
export const nothingTakenIn = ({ facts }: BeforeFinal): ProblemRefusal | null =>
  facts.takenIn.length === 0 ? null : refuse('HasTakenIn');
