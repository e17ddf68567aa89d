import { createHash } from 'node:crypto';
import { type EventLog, encodeEvent, type LogReader, type RecordedEvent } from '@xiaohao/event-log';
import { keepTrying, type Patience } from './keep-trying.js';

/** The target holds something else than the source, or more. */
export class LogsDiffer extends Error {
  override readonly name = 'LogsDiffer';
  constructor(
    /** From 1; which event of the target it is. */
    readonly at: number,
    /** Undefined when the source ends before the target does. */
    readonly event: RecordedEvent | undefined,
  ) {
    super(`the logs differ at event ${at}`);
  }
}

export interface CopyOutcome {
  readonly events: number;
  readonly written: number;
  /** SHA-256 over everything but positions, of source and target alike. */
  readonly digest: string;
}

const pageSize = 1_000;
/** Most events of one append, and most of their bytes; the port allows 1 MiB. */
const mostTogether = 200;
const mostBytes = 900_000;

/** A log from its first event to its last, without an end of its own making. */
async function* eventsOf(log: LogReader, patience: Patience): AsyncGenerator<RecordedEvent> {
  for (let after: string | undefined; ; ) {
    const from = after === undefined ? {} : { after };
    const page = await keepTrying(patience, () => log.readAll({ ...from, limit: pageSize }));
    yield* page;
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
    await keepTrying(this.patience, () => this.target.append(first.stream, expected, events));
    this.written += events.length;
    this.#run = [];
    this.#bytes = 0;
  }
}

/**
 * Copies a log: the same events under the same ids, in the same streams, at the same revisions and in the same
 * order. What the target holds already has to be a beginning of the source, and is left; so a copy that was
 * broken off goes on. Afterwards both are read from end to end and compared. A store that is away is waited
 * for at the place where it was met.
 * @throws LogsDiffer, and the logs' errors
 */
export async function copyLog(
  source: LogReader,
  target: EventLog,
  { onProgress, ...patience }: Patience & { readonly onProgress: (done: number) => void },
): Promise<CopyOutcome> {
  const appending = new Appending(target, patience);
  const there = eventsOf(target, patience);
  let atEnd = false;
  let count = 0;
  for await (const event of eventsOf(source, patience)) {
    count += 1;
    const standing: IteratorResult<RecordedEvent, unknown> = atEnd
      ? { done: true, value: undefined }
      : await there.next();
    if (standing.done === true) {
      atEnd = true;
      await appending.add(event);
    } else if (said(standing.value) !== said(event)) throw new LogsDiffer(count, standing.value);
    onProgress(count);
  }
  await appending.flush();
  const digest = await compare(source, target, patience);
  return { ...digest, written: appending.written };
}

async function compare(
  source: LogReader,
  target: LogReader,
  patience: Patience,
): Promise<{ readonly events: number; readonly digest: string }> {
  const hash = createHash('sha256');
  const there = eventsOf(target, patience);
  let events = 0;
  for await (const event of eventsOf(source, patience)) {
    events += 1;
    const standing = await there.next();
    if (standing.done === true || said(standing.value) !== said(event)) throw new LogsDiffer(events, event);
    hash.update(said(event)).update('\n');
  }
  if ((await there.next()).done !== true) throw new LogsDiffer(events + 1, undefined);
  return { events, digest: hash.digest('hex') };
}
