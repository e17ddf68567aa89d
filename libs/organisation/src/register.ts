/** A value, since which write it stands, and what stood in its place before. */
interface Written<V> {
  readonly value: V;
  readonly since: number;
  readonly before: Written<V> | undefined;
}

/** What was written last, for all registers that come one from the other: each sees it up to its own place. */
interface Recent<V> {
  readonly entries: Map<string, Written<V>>;
  latest: number;
  /** Values that only earlier registers see. */
  replaced: number;
}

/** Values that are kept for earlier registers alone: more of them are left behind by a copy. */
const mostReplaced = 256;

const none = <V>(): Recent<V> => ({ entries: new Map(), latest: 0, replaced: 0 });

/**
 * A register in which a new entry does not disturb what others hold: `with` gives a register one entry later
 * and leaves this one as it is. Entries come in the order in which their keys were first written.
 *
 * Copying one map for every event would make the first reading of 10,000 people take seconds. So the last entries lie
 * in a small layer over a large map, and registers that come one from the other share both. The small one is copied
 * where a second register goes on from the same one; where it outgrows a quarter of the whole, both are written
 * together.
 */
export class Register<V> implements ReadonlyMap<string, V> {
  private constructor(
    private readonly below: ReadonlyMap<string, V>,
    private readonly recent: Recent<V>,
    private readonly place: number,
    readonly size: number,
  ) {}

  static empty<V>(): Register<V> {
    return new Register<V>(new Map(), none(), 0, 0);
  }

  /** The same entries as a register; a register is given back as it is. */
  static of<V>(entries: ReadonlyMap<string, V>): Register<V> {
    return entries instanceof Register ? entries : new Register<V>(new Map(entries), none(), 0, entries.size);
  }

  with(key: string, value: V): Register<V> {
    const { below } = this;
    const size = this.has(key) ? this.size : this.size + 1;
    const { latest, replaced } = this.recent;
    const recent = latest === this.place && replaced < mostReplaced ? this.recent : this.#recentAlone();
    const before = recent.entries.get(key);
    if (before) recent.replaced += 1;
    recent.latest += 1;
    recent.entries.set(key, { value, since: recent.latest, before });
    const next = new Register(below, recent, recent.latest, size);
    return recent.entries.size <= 64 + size / 4
      ? next
      : new Register(new Map(next.entries()), none(), 0, size);
  }

  /** What this register sees of the small layer, for itself. */
  #recentAlone(): Recent<V> {
    const alone = none<V>();
    for (const [key, last] of this.recent.entries) {
      const seen = this.#seen(last);
      if (seen) alone.entries.set(key, { value: seen.value, since: 0, before: undefined });
    }
    return alone;
  }

  #seen(last: Written<V> | undefined): Written<V> | undefined {
    let written = last;
    while (written && written.since > this.place) written = written.before;
    return written;
  }

  get(key: string): V | undefined {
    const seen = this.#seen(this.recent.entries.get(key));
    return seen ? seen.value : this.below.get(key);
  }

  has(key: string): boolean {
    return this.#seen(this.recent.entries.get(key)) !== undefined || this.below.has(key);
  }

  *entries(): Generator<[string, V], undefined> {
    for (const [key, value] of this.below) {
      const seen = this.#seen(this.recent.entries.get(key));
      yield [key, seen ? seen.value : value];
    }
    for (const [key, last] of this.recent.entries) {
      const seen = this.#seen(last);
      if (seen && !this.below.has(key)) yield [key, seen.value];
    }
  }

  *keys(): Generator<string, undefined> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): Generator<V, undefined> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): Generator<[string, V], undefined> {
    return this.entries();
  }

  forEach(visit: (value: V, key: string, register: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this.entries()) visit(value, key, this);
  }
}
