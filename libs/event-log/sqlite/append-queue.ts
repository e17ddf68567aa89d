import {
  type Appended,
  type EncodedEvent,
  type ExpectedRevision,
  LogFull,
  LogUnavailable,
  WrongExpectedRevision,
} from '@xiaohao/event-log';
import { type Answers, type Batch, type Fault, numbersPerAnswer, outcome } from './messages.js';

interface Waiting {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly EncodedEvent[];
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: Error) => void;
}

/** Bounds of one commit; what is over them waits for the next. */
const mostAppends = 1_024;
const mostBytes = 4 * 1_048_576;
/** A turn of the event loop that is longer than this does not hold up what came in its beginning; milliseconds. */
const longestGathering = 2;

const faults = { full: LogFull, unavailable: LogUnavailable } as const;

const settle = (append: Waiting, answers: Answers, at: number): void => {
  const revision = answers[at + 1] ?? -1;
  if (answers[at] === outcome.wrongRevision) {
    const actual = revision < 0 ? 'absent' : String(revision);
    append.reject(new WrongExpectedRevision(append.stream, append.expected, actual));
  } else {
    const repeated = answers[at] === outcome.repeated;
    append.resolve({ revision: String(revision), position: String(answers[at + 2]), repeated });
  }
};

/**
 * Gathers appends into batches, one in the writer's hands at a time. Between two batches it waits for a turn of
 * the event loop, so that writers who go on as soon as they are answered join the next commit together; but a
 * turn full of other work is not waited for, so that the writer has something to do meanwhile.
 */
export class AppendQueue {
  #queued: Waiting[] = [];
  #sent: readonly Waiting[] = [];
  #turn: NodeJS.Immediate | undefined;
  #gatheringSince = 0;
  #whenIdle: (() => void)[] = [];
  #refusal: Error | undefined;

  /** @param now milliseconds that only go forward */
  constructor(
    private readonly send: (batch: Batch) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  add(stream: string, expected: ExpectedRevision, events: readonly EncodedEvent[]): Promise<Appended> {
    if (this.#refusal) return Promise.reject(this.#refusal);
    return new Promise((resolve, reject) => {
      this.#queued.push({ stream, expected, events, resolve, reject });
      this.#plan();
    });
  }

  answered(answers: Answers): void {
    const appends = this.#taken();
    for (const [index, append] of appends.entries()) settle(append, answers, index * numbersPerAnswer);
  }

  /** Nothing of the batch that was sent is on the disk; the next one may fare better. */
  notCommitted(fault: Exclude<Fault, 'failed'>, message: string): void {
    for (const append of this.#taken()) append.reject(new faults[fault](message));
  }

  /** Refuses what waits, what is with the writer and whatever comes, with this error. */
  refuseAll(error: Error): void {
    this.refuseNew(error);
    const waiting = [...this.#sent, ...this.#queued];
    this.#queued = [];
    this.#taken();
    for (const append of waiting) append.reject(error);
  }

  refuseNew(error: Error): void {
    this.#refusal ??= error;
  }

  /** Resolves when every append has its answer. */
  idle(): Promise<void> {
    if (this.#isIdle()) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  #isIdle(): boolean {
    return this.#sent.length === 0 && this.#queued.length === 0;
  }

  #taken(): readonly Waiting[] {
    const appends = this.#sent;
    this.#sent = [];
    this.#plan();
    if (this.#isIdle()) {
      for (const resolve of this.#whenIdle) resolve();
      this.#whenIdle = [];
    }
    return appends;
  }

  #plan(): void {
    if (this.#sent.length > 0) return;
    if (this.#turn === undefined) {
      this.#gatheringSince = this.now();
      this.#turn = setImmediate(() => this.#flush());
    } else if (this.now() - this.#gatheringSince > longestGathering) {
      clearImmediate(this.#turn);
      this.#flush();
    }
  }

  #flush(): void {
    this.#turn = undefined;
    const batch: (string | number)[] = [];
    let bytes = 0;
    let count = 0;
    for (const { stream, expected, events } of this.#queued) {
      if (count === mostAppends || bytes >= mostBytes) break;
      batch.push(stream, expected === 'absent' ? -1 : Number(expected), events.length);
      for (const event of events) {
        batch.push(event.id, event.type, event.data, event.metadata);
        bytes += event.bytes;
      }
      count += 1;
    }
    if (count === 0) return;
    this.#sent = this.#queued.splice(0, count);
    this.send(batch);
  }
}
