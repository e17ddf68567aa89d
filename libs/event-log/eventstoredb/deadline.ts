import { setTimeout as pause } from 'node:timers/promises';
import { LogUnavailable, patienceLeft } from '@xiaohao/event-log';

/** The moment by which a caller must have an answer: after a budget, or sooner where the caller's patience ends sooner. */
export class Deadline {
  readonly #end: number;

  constructor(budget: number) {
    this.#end = performance.now() + Math.min(budget, patienceLeft());
  }

  get left(): number {
    return Math.max(0, this.#end - performance.now());
  }

  /**
   * Waits for work no longer than `most`, nor than what is left; the work itself may go on unheard.
   * @throws LogUnavailable when it is not done by then
   */
  within<T>(most: number, work: Promise<T>): Promise<T> {
    const patience = Math.min(most, this.left);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new LogUnavailable(`the store has not answered within ${Math.round(patience)} ms`)),
        patience,
      );
      work.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }

  /** False when there is no time left after the pause. */
  async pause(milliseconds: number): Promise<boolean> {
    if (this.left <= milliseconds) return false;
    await pause(milliseconds);
    return true;
  }
}
