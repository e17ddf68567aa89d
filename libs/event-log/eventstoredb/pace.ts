const second = 1_000;

/** How much comes in a second, by the last one that is over; nothing where nothing came since. */
export class Pace {
  #since: number;
  #count = 0;
  #perSecond = 0;

  /** @param now milliseconds that only go forward */
  constructor(private readonly now: () => number = () => performance.now()) {
    this.#since = now();
  }

  add(count: number): void {
    this.#turn();
    this.#count += count;
  }

  get perSecond(): number {
    this.#turn();
    return this.#perSecond;
  }

  #turn(): void {
    const now = this.now();
    const passed = now - this.#since;
    if (passed < second) return;
    this.#perSecond = (this.#count * second) / passed;
    this.#count = 0;
    this.#since = now;
  }
}
