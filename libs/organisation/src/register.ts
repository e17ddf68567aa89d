/** A value, since which of the registers that share it, and what stood in its place before. */
interface Written<V> {
  readonly value: V;
  readonly since: number;
  readonly before: Written<V> | undefined;
}

/** What registers share that come one from the other: `latest` counts the writes, `replaced` those of known keys. */
interface Shared<V> {
  readonly entries: Map<string, Written<V>>;
  latest: number;
  replaced: number;
}

/** Replaced values that are kept at least, before a register is written anew without them. */
const keptAtLeast = 256;

/**
 * A register in which a new entry does not disturb what others hold: `with` gives a register one entry later
 * and leaves this one as it is. Entries come in the order in which their keys were first written.
 *
 * Copying one map for every event would make the first reading of 10,000 people take seconds. So registers that come
 * one from the other share a map, in which each looks for what was written up to its own place. It is copied where
 * two go on from one register, and where more values were replaced than stand.
 */
export class Register<V> implements ReadonlyMap<string, V> {
  private constructor(
    private readonly shared: Shared<V>,
    private readonly place: number,
    readonly size: number,
  ) {}

  static empty<V>(): Register<V> {
    return Register.of(new Map());
  }

  /** The same entries as a register; a register is given back as it is. */
  static of<V>(entries: ReadonlyMap<string, V>): Register<V> {
    if (entries instanceof Register) return entries;
    const written = new Map<string, Written<V>>();
    for (const [key, value] of entries) written.set(key, { value, since: 0, before: undefined });
    return new Register({ entries: written, latest: 0, replaced: 0 }, 0, entries.size);
  }

  with(key: string, value: V): Register<V> {
    const { shared, place, size } = this;
    if (shared.latest !== place || shared.replaced > size + keptAtLeast)
      return Register.of(new Map(this.entries())).with(key, value);
    const before = shared.entries.get(key);
    shared.latest += 1;
    if (before) shared.replaced += 1;
    shared.entries.set(key, { value, since: shared.latest, before });
    return new Register(shared, shared.latest, before ? size : size + 1);
  }

  #seen(key: string): Written<V> | undefined {
    return this.#upToHere(this.shared.entries.get(key));
  }

  #upToHere(latest: Written<V> | undefined): Written<V> | undefined {
    let written = latest;
    while (written && written.since > this.place) written = written.before;
    return written;
  }

  get(key: string): V | undefined {
    return this.#seen(key)?.value;
  }

  has(key: string): boolean {
    return this.#seen(key) !== undefined;
  }

  *entries(): Generator<[string, V], undefined> {
    for (const [key, latest] of this.shared.entries) {
      const written = this.#upToHere(latest);
      if (written) yield [key, written.value];
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
