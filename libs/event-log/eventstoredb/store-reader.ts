import {
  isStreamName,
  LogUnavailable,
  type Position,
  type ReadStreamOptions,
  type Revision,
  StreamDeleted,
} from '@xiaohao/event-log';
import { Deadline } from './deadline.js';
import { cutsOff, faultOf, isNoPlace, messageOf } from './faults.js';
import type { Link } from './link.js';
import type { StoreTimes } from './options.js';
import { ofAll, ofStream, type ReadMessages, readMessages } from './reading.js';
import { StoreSetBack } from './set-back.js';
import type { StoreClient } from './store-client.js';
import { type StoredEvent, storedEvent } from './stored-event.js';
import { textOfUuid } from './uuid-message.js';

type ReadOptions = ReturnType<typeof ofAll>;

/** Revisions and counts that the wire can carry. */
const everything = Number.MAX_SAFE_INTEGER;
/** Events read at once from the end, to find the last that is of this log. */
const tail = 20;
const longestPage = 2_000;
/** How often it is tried again after this pause, milliseconds. */
const firstPause = 25;
const remembered = 8;

/** The store read in events that are still text; every read is answered in time, one way or the other. */
export class StoreReader {
  /** Where a read without result ended, by where it began: what lies between is not of this log. */
  readonly #nothingUntil = new Map<string, Position>();
  #head: { readonly last: Position | null; readonly seen: Position } | undefined;

  constructor(
    private readonly client: StoreClient,
    private readonly link: Link,
    private readonly prefix: string,
    private readonly times: StoreTimes,
  ) {}

  /** @throws StreamDeleted, LogUnavailable */
  async stream(
    stream: string,
    { from, direction, limit }: ReadStreamOptions = {},
  ): Promise<{ readonly events: readonly StoredEvent[]; readonly exists: boolean }> {
    if (!isStreamName(stream)) return { events: [], exists: false };
    const backward = direction === 'backward';
    const count = Math.max(1, limit ?? everything);
    const { events, exists } = await this.#read(
      ofStream(this.prefix + stream, from ?? (backward ? 'end' : 'start'), backward, count),
    );
    return { events: limit === 0 ? [] : this.#mine(events), exists };
  }

  /** Events of this log after the position of one, at most so many. @throws StoreSetBack, LogUnavailable */
  async after(position: Position | null, limit: number): Promise<readonly StoredEvent[]> {
    const found: StoredEvent[] = [];
    let from = this.#nothingUntil.get(position ?? '') ?? position ?? 'start';
    for (;;) {
      // The event at the position itself comes along: the server begins with it.
      const count = Math.min(limit - found.length, longestPage) + 1;
      const events = await this.#forward(from, count);
      if (from !== 'start' && events[0]?.getCommitPosition() !== from) {
        if (from === position) throw StoreSetBack.at(from);
        // What was noted of others' events may have been taken away; our own may not.
        found.length = 0;
        this.#nothingUntil.delete(position ?? '');
        from = position ?? 'start';
        continue;
      }
      const last = events.at(-1)?.getCommitPosition();
      for (const event of this.#mine(events)) if (event.position !== from) found.push(event);
      if (found.length >= limit) return found.slice(0, limit);
      if (last === undefined || last === from || events.length < count) {
        if (found.length === 0 && last !== undefined && last !== position)
          this.#remember(position ?? '', last);
        return found;
      }
      from = last;
    }
  }

  /** Whether the event of this id stands at this position. @throws LogUnavailable */
  async holds({ position, id }: Pick<StoredEvent, 'position' | 'id'>): Promise<boolean> {
    return textOfUuid((await this.#eventAt(position))?.getEvent()?.getId()) === id;
  }

  /** Whether any event stands at this position. @throws LogUnavailable */
  async hasAny(position: Position): Promise<boolean> {
    return (await this.#eventAt(position)) !== undefined;
  }

  async #eventAt(position: Position) {
    const [found] = await this.#forward(position, 1);
    return found?.getCommitPosition() === position ? found : undefined;
  }

  /** Everybody's events from a position on, itself included; none from a place where nothing can be. @throws LogUnavailable */
  async #forward(from: Position | 'start', count: number): Promise<ReadMessages['events']> {
    try {
      return (await this.#read(ofAll(from, false, count))).events;
    } catch (error) {
      if (error instanceof LogUnavailable && isNoPlace(error.cause)) return [];
      throw error;
    }
  }

  /** The last position of this log, null when it is empty. @throws LogUnavailable */
  async head(): Promise<Position | null> {
    let from: Position | 'end' = 'end';
    let newest: Position | undefined;
    let known = this.#head;
    for (let count = tail; ; count = Math.min(4 * count, longestPage)) {
      const { events }: ReadMessages = await this.#read(ofAll(from, true, count));
      newest ??= events[0]?.getCommitPosition();
      // A server that was set back to an earlier day: what was seen then is no more.
      if (known && (newest === undefined || BigInt(newest) < BigInt(known.seen))) known = undefined;
      const mine = this.#mine(events)[0]?.position;
      const last = events.at(-1)?.getCommitPosition();
      const back = last === undefined || events.length < count;
      const reached = known !== undefined && last !== undefined && BigInt(last) <= BigInt(known.seen);
      if (mine !== undefined || back || reached) {
        const at = mine ?? (back && !reached ? null : (known?.last ?? null));
        if (newest !== undefined) this.#head = { last: at, seen: newest };
        return at;
      }
      from = last;
    }
  }

  /** The last event of a stream as it stands at a revision, if it does. @throws LogUnavailable */
  async at(stream: string, revision: Revision): Promise<StoredEvent | undefined> {
    const { events } = await this.stream(stream, { from: revision, limit: 1 });
    return events[0]?.revision === revision ? events[0] : undefined;
  }

  #mine(events: ReadMessages['events']): readonly StoredEvent[] {
    return events.map((event) => storedEvent(event, this.prefix)).filter((event) => event !== undefined);
  }

  #remember(from: string, until: Position): void {
    this.#nothingUntil.delete(from);
    this.#nothingUntil.set(from, until);
    const [oldest] = this.#nothingUntil.keys();
    if (this.#nothingUntil.size > remembered && oldest !== undefined) this.#nothingUntil.delete(oldest);
  }

  async #read(options: ReadOptions): Promise<ReadMessages> {
    const deadline = new Deadline(this.link.down ? this.times.answerWhenDown : this.times.answer);
    deadline.mustBeWorthwhile();
    for (let pause = firstPause; ; pause *= 2) {
      try {
        const read = await readMessages(this.client, options, Math.max(1, deadline.left));
        this.link.answered();
        return read;
      } catch (error) {
        const fault = error instanceof LogUnavailable ? 'lost' : faultOf(error);
        const silent = error instanceof LogUnavailable && deadline.isOverForCaller;
        if (!silent && cutsOff(fault)) {
          this.link.broke(messageOf(error));
          this.client.renewIfSilent(this.link.downFor, this.times.renew);
        } else if (!silent) this.link.answered();
        if (fault === 'lost' && (await deadline.pause(pause))) continue;
        const Failure = fault === 'deleted' ? StreamDeleted : LogUnavailable;
        throw new Failure(`the store cannot be read: ${messageOf(error)}`, { cause: error });
      }
    }
  }
}
