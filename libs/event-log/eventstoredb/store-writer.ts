import {
  type Appended,
  AppendTooLarge,
  appendLimit,
  comparePositions,
  type EncodedEvent,
  type ExpectedRevision,
  LogUnavailable,
  type Position,
  StreamDeleted,
  WrongExpectedRevision,
} from '@xiaohao/event-log';
import { type AppendAnswer, BatchAppends } from './batch-appends.js';
import { Deadline } from './deadline.js';
import { cutsOff, faultOf, messageOf } from './faults.js';
import type { Link } from './link.js';
import type { StoreTimes } from './options.js';
import { type Earlier, SentBefore } from './sent-before.js';
import { StoreSetBack } from './set-back.js';
import type { StoreClient } from './store-client.js';
import type { StoreReader } from './store-reader.js';

interface Append {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly EncodedEvent[];
}

/** What is known of an append when the server says that it stands. */
interface Known {
  readonly earlier: Earlier;
  readonly doubtful: boolean;
  readonly deadline: Deadline;
  /** The highest position that was known before it was sent. */
  readonly seen: Position | null;
}

const isBehind = (position: Position, seen: Position | null): seen is Position =>
  seen !== null && comparePositions(position, seen) <= 0;

const later = (one: Position | null, other: Position | null): Position | null =>
  one === null || (other !== null && comparePositions(one, other) < 0) ? other : one;

const firstPause = 20;
const longestPause = 200;

/**
 * Appends, each to a certain end if the store gives one in time. An append whose fate is open is sent again,
 * the same ids at the same place, which the server writes once: what came of it is then known. What is not
 * known when the time is over stays open, and the caller may send the same once more whenever they like.
 */
export class StoreWriter {
  readonly #batch: BatchAppends;
  readonly #sent = new SentBefore(Date.now());
  /** The highest position that the store has answered an append with. */
  #written: Position | null = null;

  constructor(
    private readonly client: StoreClient,
    private readonly reader: StoreReader,
    private readonly link: Link,
    private readonly prefix: string,
    private readonly times: StoreTimes,
    private readonly seen: () => Position | null = () => null,
  ) {
    this.#batch = new BatchAppends(client);
  }

  /** @throws WrongExpectedRevision, StoreSetBack, StreamDeleted, LogUnavailable */
  append(stream: string, expected: ExpectedRevision, events: readonly EncodedEvent[]): Promise<Appended> {
    const one: Append = { stream, expected, events };
    return this.#sent.send(stream, expected, events, async (earlier) => {
      try {
        return await this.#settle(one, earlier);
      } catch (error) {
        if (error instanceof WrongExpectedRevision) this.#sent.forget(stream, expected, events);
        throw error;
      }
    });
  }

  close(): void {
    this.#batch.close();
  }

  async #settle(one: Append, earlier: Earlier): Promise<Appended> {
    const deadline = new Deadline(this.link.down ? this.times.answerWhenDown : this.times.answer);
    deadline.mustBeWorthwhile();
    let doubtful = earlier !== 'never';
    const seen = later(this.#written, this.seen());
    for (let pause = firstPause; ; pause = Math.min(2 * pause, longestPause)) {
      try {
        const answer = await deadline.within(
          this.times.attempt,
          this.#batch.append(this.prefix + one.stream, one.expected, one.events),
        );
        this.link.answered();
        if (answer.kind === 'stands')
          return await this.#stands(one, answer, { earlier, doubtful, deadline, seen });
        refuse(one, answer);
      } catch (error) {
        if (isFinal(error)) throw error;
        const fault = error instanceof LogUnavailable ? 'lost' : faultOf(error);
        if (cutsOff(fault) && !deadline.isOverForCaller) this.link.broke(messageOf(error));
        if (fault !== 'lost' || !(await deadline.pause(pause))) {
          const Failure = fault === 'deleted' ? StreamDeleted : LogUnavailable;
          throw new Failure(`the store took no append: ${messageOf(error)}`, { cause: error });
        }
        this.#batch.giveUpIfSilent();
        this.client.renewIfSilent(this.link.downFor, this.times.renew);
        doubtful = true;
      }
    }
  }

  /** The server has said that these events stand there; whether by this append or by an earlier one is found out. */
  async #stands(
    { stream, events }: Append,
    answer: Extract<AppendAnswer, { readonly kind: 'stands' }>,
    { earlier, doubtful, deadline, seen }: Known,
  ): Promise<Appended> {
    const { revision, position } = answer;
    if (!doubtful && position !== undefined) {
      if (isBehind(position, seen)) throw StoreSetBack.before(position, seen);
      this.#written = later(this.#written, position);
      return { revision, position, repeated: false };
    }
    const last = events.at(-1);
    // A read of its own would be given as much time as the append, on top of it.
    const standing = await deadline.within(this.times.attempt, this.reader.at(stream, revision));
    if (!standing || standing.id !== last?.id)
      throw new LogUnavailable(`event ${revision} of ${stream} is not where the store says it is`);
    // It may have been written before what was seen, by an earlier try; or it was now, in a store that is another.
    if (
      isBehind(standing.position, seen) &&
      !(await deadline.within(this.times.attempt, this.reader.hasAny(seen)))
    )
      throw StoreSetBack.before(standing.position, seen);
    this.#written = later(this.#written, standing.position);
    const mine = standing.data === last.data && standing.metadata === last.metadata;
    return { revision, position: standing.position, repeated: earlier === 'stands' || !mine };
  }
}

const isFinal = (error: unknown): boolean =>
  error instanceof WrongExpectedRevision || error instanceof AppendTooLarge || error instanceof StoreSetBack;

/** All events together, or one of them. */
const tooLarge: ReadonlySet<string> = new Set([
  'maximum-append-size-exceeded',
  'maximum-append-event-size-exceeded',
]);

/** @throws WrongExpectedRevision, AppendTooLarge, or what {@link faultOf} understands */
function refuse({ stream, expected, events }: Append, answer: AppendAnswer): void {
  if (answer.kind === 'wrongRevision') throw new WrongExpectedRevision(stream, expected, answer.actual);
  if (answer.kind === 'stands') return;
  if (tooLarge.has(answer.exception))
    throw new AppendTooLarge(
      events.reduce((sum, { bytes }) => sum + bytes, 0),
      appendLimit,
    );
  throw Object.assign(new Error(answer.message), { type: answer.exception });
}
