import type { Grant } from '@xiaohao/access';
import { EventUnreadable, type RecordedEvent } from '@xiaohao/event-log';
import { parseRaw, type RawEvent } from '@xiaohao/projection-runtime';
import { chinaTime } from '@xiaohao/working-calendar';
import type { Ledger } from '../asking/ledger.js';
import { seesProblem } from '../asking/scope.js';

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

/** @throws EventUnreadable when it is not what every event is: data and metadata, each a JSON object */
function readable(raw: RawEvent): RecordedEvent {
  let event: RecordedEvent;
  try {
    event = parseRaw(raw);
  } catch {
    throw new EventUnreadable(raw.stream, raw.revision);
  }
  if (!isObject(event.data) || !isObject(event.metadata))
    throw new EventUnreadable(raw.stream, raw.revision, 'its data or its metadata is no object');
  return event;
}

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** From the log itself; undefined when there is none that the reader sees. @throws EventUnreadable */
export async function recordOf(
  ledger: Ledger,
  { problem, grant }: OfProblem,
): Promise<ProblemRecord | undefined> {
  if (!seesProblem(ledger, grant, problem)) return undefined;
  const events = (await ledger.log.stream(`problem-${problem}`, null)).map(readable);
  const first = events[0];
  if (first === undefined) return undefined;
  const campaign = ledger.one<{ readonly zone: string }>(
    'SELECT zone FROM campaign WHERE id = ?',
    String(first.data.campaign),
  );
  return { events, zone: campaign?.zone ?? chinaTime };
}
