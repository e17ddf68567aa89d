import type { Finding, Place } from './finding.js';

/** Sees to it that every stream counts 0, 1, 2 … in log order, which holds with no signature at all. */
export class StreamOrder {
  readonly #next = new Map<string, number>();

  /** The finding when this event is not the next of its stream; the stream then goes on from it. */
  take(event: Place): Finding | undefined {
    const expected = this.#next.get(event.stream) ?? 0;
    const found = Number(event.revision);
    this.#next.set(event.stream, found + 1);
    return found === expected ? undefined : { kind: 'streamBroken', event, expected: String(expected) };
  }
}
