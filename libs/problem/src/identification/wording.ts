import type { ProblemRefusal } from '../refuse.js';
import { refuse } from '../refuse.js';
import type { ExistingProblem } from '../state.js';
import { written } from '../written.js';
import type { Wording } from './events.js';

export const checkWording = (wording: Wording): ProblemRefusal | null =>
  written(wording.title, '/wording/title') ?? written(wording.description, '/wording/description');

/** Between the second reviewer's word and the finalising, what was passed stays as it was passed. */
export const notSincePassed = (state: ExistingProblem): ProblemRefusal | null =>
  state.stage === 'secondReview' && state.passed !== null ? refuse('PassedTextStands') : null;
