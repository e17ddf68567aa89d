import { EventUnreadable, type RecordedEvent } from '@xiaohao/event-log';
import { isUnderstood, type Recorded } from '../reading-events/problem-events.js';
import { beginDocument } from './begin-document.js';
import type { ProblemDocument } from './document.js';
import { foldProblem } from './fold-problem.js';

/** The document one event later; undefined while the problem has not begun. @throws EventUnreadable */
export function oneEventLater(
  document: ProblemDocument | undefined,
  event: RecordedEvent,
): ProblemDocument | undefined {
  if (!isUnderstood(event)) throw new EventUnreadable(event.stream, event.revision, `unknown ${event.type}`);
  try {
    if (event.type === 'Identified') return beginDocument(event as unknown as Recorded<'Identified'>);
    return document && foldProblem(document, event);
  } catch (fault) {
    throw new EventUnreadable(event.stream, event.revision, String(fault));
  }
}

/** The document that these events make, whether they are all there are or those up to a point in the past. */
export const documentOf = (events: readonly RecordedEvent[]): ProblemDocument | undefined =>
  events.reduce<ProblemDocument | undefined>(oneEventLater, undefined);
