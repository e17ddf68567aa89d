/**
 * A register in which a new entry does not disturb what others hold: `with` gives a register one entry later
 * and leaves this one as it is. Entries come in the order in which their keys were first written.
 *
 * Copying one map for every event would make the first reading of 10,000 people take seconds. So the last
 * entries lie in a small layer over a large map that many registers share: a step copies the small one, and only
 * when that outgrows the square root of the whole are both written together.
 */
export class Register<V> implements ReadonlyMap<string, V> {
  private constructor(
    private readonly below: ReadonlyMap<string, V>,
    private readonly recent: ReadonlyMap<string, V>,
    readonly size: number,
  ) {}

  static empty<V>(): Register<V> {
    return new Register<V>(new Map(), new Map(), 0);
  }

  /** The same entries as a register; a register is given back as it is. */
  static of<V>(entries: ReadonlyMap<string, V>): Register<V> {
    return entries instanceof Register ? entries : new Register(new Map(entries), new Map(), entries.size);
  }

  with(key: string, value: V): Register<V> {
    const size = this.has(key) ? this.size : this.size + 1;
    const recent = new Map(this.recent).set(key, value);
    if (recent.size ** 2 <= size + 256) return new Register(this.below, recent, size);
    const whole = new Map(this.below);
    for (const [k, v] of recent) whole.set(k, v);
    return new Register(whole, new Map(), size);
  }

  get(key: string): V | undefined {
    return this.recent.has(key) ? this.recent.get(key) : this.below.get(key);
  }

  has(key: string): boolean {
    return this.recent.has(key) || this.below.has(key);
  }

  *entries(): Generator<[string, V], undefined> {
    for (const [key, value] of this.below)
      yield [key, this.recent.has(key) ? (this.recent.get(key) as V) : value];
    for (const entry of this.recent) if (!this.below.has(entry[0])) yield entry;
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
