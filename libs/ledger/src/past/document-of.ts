import { EventUnreadable, type RecordedEvent } from '@xiaohao/event-log';
import { beginDocument } from '../problem-detail/begin-document.js';
import type { ProblemDocument } from '../problem-detail/document.js';
import { foldProblem } from '../problem-detail/fold-problem.js';
import type { Recorded } from '../reading-events/problem-events.js';

/** The document one event later; undefined while the problem has not begun. @throws EventUnreadable */
export function oneEventLater(
  document: ProblemDocument | undefined,
  event: RecordedEvent,
): ProblemDocument | undefined {
  try {
    if (event.type === 'Identified') return beginDocument(event as unknown as Recorded<'Identified'>);
    return document && foldProblem(document, event);
  } catch (fault) {
    throw new EventUnreadable(event.stream, event.revision, String(fault));
  }
}

/** The document that these events make: the very fold that the view of the present uses. */
export const documentOf = (events: readonly RecordedEvent[]): ProblemDocument | undefined =>
  events.reduce<ProblemDocument | undefined>(oneEventLater, undefined);
