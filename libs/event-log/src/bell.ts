/** Wakes whoever waits for news. A ring between looking and waiting is not lost: waiters say what they heard. */
export class Bell {
  #rung = 0;
  readonly #waiting = new Set<() => void>();

  /** How often it has rung; take it before looking, hand it to {@link wait} after finding nothing. */
  get rung(): number {
    return this.#rung;
  }

  ring(): void {
    this.#rung += 1;
    for (const wake of [...this.#waiting]) wake();
  }

  /** Resolves at the next ring after `heard`, and after `most` milliseconds at the latest. */
  wait(heard: number, most: number): Promise<void> {
    if (heard !== this.#rung) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, most);
      this.#waiting.add(wake);
    });
  }
}
