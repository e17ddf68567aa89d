import type { ProblemDocument } from '../problem-detail/document.js';
import { type FieldChange, fieldChanges } from './field-changes.js';

/** What every event moves: where the record stands, not what it says. */
const standing: ReadonlySet<string> = new Set(['/revision', '/position', '/lastEventAt']);

/** What is different between two states of a problem, apart from where its record stands. */
export const problemChanges = (
  before: ProblemDocument | undefined,
  after: ProblemDocument | undefined,
): readonly FieldChange[] =>
  fieldChanges(before ?? {}, after ?? {}).filter(({ pointer }) => !standing.has(pointer));
