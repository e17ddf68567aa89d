import { createHash } from 'node:crypto';
import {
  AppendTooLarge,
  comparePositions,
  type EventLog,
  encodeEvent,
  InvalidAppend,
  type LogReader,
  type Position,
  type RecordedEvent,
} from '@xiaohao/event-log';
import { EventTwice, LogsDiffer, NotOurs, StreamOfAnother } from './copy-faults.js';
import { SourceExamination } from './examine-source.js';
import { keepTrying, type Patience } from './keep-trying.js';

export interface CopyOutcome {
  readonly events: number;
  readonly written: number;
  /** The source went on while it was copied: what it got since is not in the target. */
  readonly sourceHasGrown: boolean;
  /** SHA-256 over everything but positions, of source and target alike. */
  readonly digest: string;
}

const pageSize = 1_000;
/** Most events of one append, and most of their bytes; the port allows 1 MiB. */
const mostTogether = 200;
const mostBytes = 900_000;

/** A log from its first event to the one at `until`, or to its last. */
async function* eventsOf(
  log: LogReader,
  patience: Patience,
  until?: Position | null,
): AsyncGenerator<RecordedEvent> {
  for (let after: string | undefined; ; ) {
    const from = after === undefined ? {} : { after };
    const page = await keepTrying(patience, () => log.readAll({ ...from, limit: pageSize }));
    for (const event of page) {
      if (until !== undefined && (until === null || comparePositions(event.position, until) > 0)) return;
      yield event;
    }
    after = page.at(-1)?.position;
    if (after === undefined) return;
  }
}

/** All of an event but its position, which is the log's own. */
const said = (event: RecordedEvent): string => {
  const { id, type, data, metadata } = encodeEvent(event);
  return JSON.stringify([event.stream, event.revision, id, type, data, metadata]);
};

const expectedBefore = (revision: string): string =>
  revision === '0' ? 'absent' : String(BigInt(revision) - 1n);

/** Whether an event was written together with the one before it, as far as can be told. */
const belongsTo = (before: RecordedEvent, event: RecordedEvent): boolean =>
  before.stream === event.stream && before.metadata.correlationId === event.metadata.correlationId;

/** Appends in the source's order, one after the other; nothing may overtake. */
class Appending {
  written = 0;
  #run: RecordedEvent[] = [];
  #bytes = 0;

  constructor(
    private readonly target: EventLog,
    private readonly patience: Patience,
  ) {}

  async add(event: RecordedEvent): Promise<void> {
    const before = this.#run.at(-1);
    const { bytes } = encodeEvent(event);
    const full = this.#run.length >= mostTogether || this.#bytes + bytes > mostBytes;
    if (before && (full || !belongsTo(before, event))) await this.flush();
    this.#run.push(event);
    this.#bytes += bytes;
  }

  async flush(): Promise<void> {
    const [first] = this.#run;
    if (!first) return;
    const events = this.#run.map(({ id, type, data, metadata }) => ({ id, type, data, metadata }));
    const expected = expectedBefore(first.revision);
    try {
      await keepTrying(this.patience, () => this.target.append(first.stream, expected, events));
    } catch (error) {
      if (error instanceof InvalidAppend || error instanceof AppendTooLarge)
        throw new NotOurs(first.stream, first.revision, error.message);
      throw error;
    }
    this.written += events.length;
    this.#run = [];
    this.#bytes = 0;
  }
}

/**
 * Copies a log as far as it goes when the copy begins: the same events under the same ids, in the same streams, at
 * the same revisions and in the same order. What the target holds already has to be a beginning of the source, and
 * is left; so a copy that was broken off goes on. Afterwards both are read from end to end and compared. A store
 * that is away is waited for at the place where it was met.
 * @throws LogsDiffer, StreamOfAnother, EventMissing, EventTwice, NotOurs, and the logs' errors
 */
export async function copyLog(
  source: LogReader,
  target: EventLog,
  { onProgress, ...patience }: Patience & { readonly onProgress: (done: number) => void },
): Promise<CopyOutcome> {
  const until = await keepTrying(patience, () => source.head());
  const examination = new SourceExamination();
  const appending = new Appending(target, patience);
  const there = eventsOf(target, patience);
  let atEnd = false;
  let count = 0;
  for await (const event of eventsOf(source, patience, until)) {
    count += 1;
    if (!examination.isNew(event)) throw await twice(event, source, patience);
    const standing: IteratorResult<RecordedEvent, unknown> = atEnd
      ? { done: true, value: undefined }
      : await there.next();
    if (standing.done === true) {
      atEnd = true;
      await appending.add(event);
    } else if (said(standing.value) !== said(event))
      throw await difference(new LogsDiffer(count, standing.value), standing.value, source, patience);
    onProgress(count);
  }
  await appending.flush();
  const alike = await compare(source, target, patience, until);
  const sourceHasGrown = (await keepTrying(patience, () => source.head())) !== until;
  return { ...alike, written: appending.written, sourceHasGrown };
}

async function compare(
  source: LogReader,
  target: LogReader,
  patience: Patience,
  until: Position | null,
): Promise<{ readonly events: number; readonly digest: string }> {
  const hash = createHash('sha256');
  const there = eventsOf(target, patience);
  let events = 0;
  for await (const event of eventsOf(source, patience, until)) {
    events += 1;
    const standing = await there.next();
    if (standing.done === true || said(standing.value) !== said(event)) throw new LogsDiffer(events, event);
    hash.update(said(event)).update('\n');
  }
  const more = await there.next();
  if (more.done !== true)
    throw await difference(new LogsDiffer(events + 1, undefined), more.value, source, patience);
  return { events, digest: hash.digest('hex') };
}

/** Events of another ledger are not a copy gone wrong. */
async function difference(
  differ: LogsDiffer,
  { stream }: RecordedEvent,
  source: LogReader,
  patience: Patience,
): Promise<LogsDiffer | StreamOfAnother> {
  const { exists } = await keepTrying(patience, () => source.readStream(stream, { limit: 1 }));
  return exists ? differ : new StreamOfAnother(stream);
}

async function twice(event: RecordedEvent, source: LogReader, patience: Patience): Promise<EventTwice> {
  for await (const one of eventsOf(source, patience))
    if (one.id === event.id) return new EventTwice(event, one);
  return new EventTwice(event, undefined);
}
