import { compareRevisions } from '@xiaohao/event-log';
import type { Ledger } from '../asking/ledger.js';
import { readEvent } from '../reading-events/read-event.js';
import type { ProblemDocument } from './document.js';
import { oneEventLater } from './document-of.js';

const reached = 'SELECT revision FROM problem WHERE id = ?';
const skipped = 'SELECT event FROM skipped_event WHERE stream = ? AND event = ?';

/**
 * One problem as `GET` shows it, folded from its own record up to the event that the list's row holds, so that
 * both say the same of it; null when the list has none with this id.
 * @throws EventUnreadable when an event is not understood which nobody decided to skip
 */
export async function readProblem(
  ledger: Ledger,
  { problem }: { readonly problem: string },
): Promise<ProblemDocument | null> {
  const row = ledger.one<{ readonly revision: string }>(reached, problem);
  if (row === undefined) return null;
  const stream = `problem-${problem}`;
  const record = await ledger.log.stream(stream, null);
  let document: ProblemDocument | undefined;
  for (const raw of record) {
    if (compareRevisions(raw.revision, row.revision) > 0) break;
    try {
      document = oneEventLater(document, readEvent(raw));
    } catch (fault) {
      if (ledger.one(skipped, stream, raw.id) === undefined) throw fault;
    }
  }
  return document ?? null;
}
