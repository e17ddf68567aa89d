import { createHash, randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const pool = new Uint8Array(4_096);
let used = pool.length;

/** Random bytes from a pool: asking the system for sixteen at a time costs more than all the rest of an id. */
function sixteenBytes(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 16;
  return pool.slice(used - 16, used);
}

const timeOrdered = (): string => v7({ rng: sixteenBytes });

/** The 16 bytes as a UUID of version 8: made from content, by RFC 9562 §5.8. */
function contentId(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * The ids of one request. Under an Idempotency-Key they follow from the key, so that a repeated request can
 * make nothing new whatever became of the first; without one they are UUIDv7.
 */
export class RequestIds {
  readonly #key: string | undefined;
  readonly #given = new Map<string, string>();

  /** @param key digest over (credential's owner, Idempotency-Key), if the caller gave a key */
  constructor(key?: string) {
    this.#key = key;
  }

  /** The id for a role in this request, such as `problem` or `measure`: the same for the same role. */
  of(role: string): string {
    const known = this.#given.get(role);
    if (known) return known;
    const id = this.#key === undefined ? timeOrdered() : contentId(`${this.#key}/${role}`);
    this.#given.set(role, id);
    return id;
  }

  /** The id of the n-th event, from 0, that this request appends to a stream. */
  event(stream: string, index: number): string {
    return this.#key === undefined ? timeOrdered() : contentId(`${this.#key}/${stream}/${index}`);
  }
}
