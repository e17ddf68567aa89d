import type { Grant } from '@xiaohao/access';
import type { RecordedEvent } from '@xiaohao/event-log';
import { chinaTime } from '@xiaohao/working-calendar';
import type { Ledger } from '../asking/ledger.js';
import { seesProblem } from '../asking/scope.js';
import { readEvent } from '../reading-events/read-event.js';

/** Which problem, and who asks. */
export interface OfProblem {
  readonly problem: string;
  readonly grant: Grant;
}

/** A problem's whole record, and the zone whose days count for it. */
export interface ProblemRecord {
  readonly events: readonly RecordedEvent[];
  readonly zone: string;
}

/** From the log itself; undefined when there is none that the reader sees. @throws EventUnreadable */
export async function recordOf(
  ledger: Ledger,
  { problem, grant }: OfProblem,
): Promise<ProblemRecord | undefined> {
  if (!seesProblem(ledger, grant, problem)) return undefined;
  const events = (await ledger.log.stream(`problem-${problem}`, null)).map(readEvent);
  const first = events[0];
  if (first === undefined) return undefined;
  const campaign = ledger.one<{ readonly zone: string }>(
    'SELECT zone FROM campaign WHERE id = ?',
    String(first.data.campaign),
  );
  return { events, zone: campaign?.zone ?? chinaTime };
}
