import type { Appended, EncodedEvent, ExpectedRevision } from '@xiaohao/event-log';
import { LRUCache } from 'lru-cache';

/**
 * What is known of an append before it is sent. `never`: it cannot stand; `stands`: all of it does, by this
 * process's hand; `maybe`: by this process's hand or another's.
 */
export type Earlier = 'never' | 'stands' | 'maybe';

const remembered = 50_000;

/**
 * The server answers a repeated append like a first one. This remembers what was sent lately, so that most of
 * the time nobody has to look which of the two it was; the same append is not sent twice at once.
 */
export class SentBefore {
  /** Events by their place and id. */
  readonly #known = new LRUCache<string, 'stands' | 'unknown'>({ max: remembered });
  readonly #sending = new Map<string, Promise<unknown>>();

  /** @param since ids of version 7 made after this instant are of this process's making; milliseconds */
  constructor(private readonly since: number) {}

  async send(
    stream: string,
    expected: ExpectedRevision,
    events: readonly EncodedEvent[],
    work: (earlier: Earlier) => Promise<Appended>,
  ): Promise<Appended> {
    const places = placesOf(stream, expected, events);
    const key = places.join();
    const go = (): Promise<Appended> => this.#try(places, events, work);
    const before = this.#sending.get(key);
    const mine = before ? before.then(go, go) : go();
    this.#sending.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.#sending.get(key) === mine) this.#sending.delete(key);
    }
  }

  /** They were refused for certain: they do not stand. */
  forget(stream: string, expected: ExpectedRevision, events: readonly EncodedEvent[]): void {
    for (const place of placesOf(stream, expected, events))
      if (this.#known.get(place) === 'unknown') this.#known.delete(place);
  }

  async #try(
    places: readonly string[],
    events: readonly EncodedEvent[],
    work: (earlier: Earlier) => Promise<Appended>,
  ): Promise<Appended> {
    const earlier = this.#earlier(places, events);
    for (const place of places) if (!this.#known.has(place)) this.#known.set(place, 'unknown');
    const appended = await work(earlier);
    for (const place of places) this.#known.set(place, 'stands');
    return appended;
  }

  #earlier(places: readonly string[], events: readonly EncodedEvent[]): Earlier {
    const known = places.map((place) => this.#known.get(place));
    if (known.every((one) => one === 'stands')) return 'stands';
    const isNew =
      known.every((one) => one === undefined) && events.every(({ id }) => isYoung(id, this.since));
    return isNew ? 'never' : 'maybe';
  }
}

function placesOf(
  stream: string,
  expected: ExpectedRevision,
  events: readonly EncodedEvent[],
): readonly string[] {
  const first = expected === 'absent' ? 0 : Number(expected) + 1;
  return events.map(({ id }, index) => `${stream}/${first + index}/${id}`);
}

/** An id of version 7 carries the millisecond of its making, and is random otherwise. */
function isYoung(id: string, since: number): boolean {
  return id.charAt(14) === '7' && Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) >= since;
}
