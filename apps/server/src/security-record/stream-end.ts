import {
  type EventLog,
  type ExpectedRevision,
  endOfStream,
  LogUnavailable,
  type NewEvent,
  StreamDeleted,
  WrongExpectedRevision,
} from '@xiaohao/event-log';

/** So many nodes may be there first, one after the other, before it is left for later. */
const attempts = 10;

/**
 * Appends at the end of streams that only its likes on other nodes write, too. When it is not known what became of
 * an append, the very same events are sent again before any other, so that nothing is in the log twice.
 */
export class StreamEnd {
  #end: { readonly stream: string; readonly revision: ExpectedRevision } | undefined;
  #unsure: { readonly stream: string; readonly events: readonly NewEvent[] } | undefined;

  constructor(
    private readonly log: EventLog,
    private readonly grewTo: (position: string) => void,
  ) {}

  /** @throws what the log throws; the same events have to come again then, at the head of the next append */
  async append(stream: string, events: readonly NewEvent[]): Promise<void> {
    const unsure = this.#unsure;
    if (unsure !== undefined) {
      await this.#send(unsure.stream, unsure.events);
      this.#unsure = undefined;
      const sent = new Set(unsure.events.map(({ id }) => id));
      const others = events.filter(({ id }) => !sent.has(id));
      if (others.length > 0) await this.append(stream, others);
      return;
    }
    try {
      await this.#send(stream, events);
    } catch (error) {
      const mayHaveTaken = error instanceof LogUnavailable && !(error instanceof StreamDeleted);
      if (mayHaveTaken) this.#unsure = { stream, events };
      throw error;
    }
  }

  async #send(stream: string, events: readonly NewEvent[], attempt = 1): Promise<void> {
    const end =
      this.#end?.stream === stream ? this.#end : { stream, revision: await endOfStream(this.log, stream) };
    // Kept before the outcome is known: the same events are only the same at the same place.
    this.#end = end;
    try {
      const { revision, position } = await this.log.append(stream, end.revision, events);
      this.#end = { stream, revision };
      this.grewTo(position);
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
      // Another node was there first; nothing of this append is in the log.
      this.#end = undefined;
      if (attempt === attempts) throw error;
      await this.#send(stream, events, attempt + 1);
    }
  }
}
