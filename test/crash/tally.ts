import { setTimeout as pause } from 'node:timers/promises';

/** How much of a load has been acknowledged so far, so that what disturbs it can wait for work and not for time alone. */
export class Tally {
  #count = 0;
  readonly #quiet: AbortSignal;

  /** `quiet`: once aborted, nobody waits any more. */
  constructor(quiet: AbortSignal) {
    this.#quiet = quiet;
  }

  add(): void {
    this.#count += 1;
  }

  /** Until as many more are acknowledged. */
  async grows(by: number): Promise<void> {
    const enough = this.#count + by;
    while (this.#count < enough && !this.#quiet.aborted) await pause(10);
  }

  /** Some milliseconds; before every other kill until something was done as well, however slow the machine is. */
  async peaceBefore(kill: number, ms: number): Promise<void> {
    await Promise.all([pause(ms), kill % 2 === 0 ? this.grows(12) : undefined]);
  }
}
