/** A sequence of which the next few can be looked at before they are taken. */
export class Lookahead<T> {
  readonly #ahead: T[] = [];
  #start = 0;
  #taken = 0;

  constructor(private readonly source: Iterator<T>) {}

  /** How many have been taken. */
  get taken(): number {
    return this.#taken;
  }

  /** The one `at` places ahead (0: the next), or undefined past the end. */
  peek(at: number): T | undefined {
    while (this.#ahead.length - this.#start <= at) {
      const next = this.source.next();
      if (next.done) return undefined;
      this.#ahead.push(next.value);
    }
    return this.#ahead[this.#start + at];
  }

  take(): T | undefined {
    const next = this.peek(0);
    if (next === undefined) return undefined;
    this.#start += 1;
    this.#taken += 1;
    if (this.#start >= 1_024) {
      this.#ahead.splice(0, this.#start);
      this.#start = 0;
    }
    return next;
  }
}
