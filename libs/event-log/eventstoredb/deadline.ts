import { setTimeout as pause } from 'node:timers/promises';
import { LogUnavailable, patienceLeft } from '@xiaohao/event-log';

/** Milliseconds. */
const timersAreEarly = 2;
/** What a store that is well needs for an answer, milliseconds. */
const worthwhile = 50;

/** The moment by which a caller must have an answer: after a budget, or sooner where the caller's patience ends sooner. */
export class Deadline {
  readonly #end: number;
  readonly #isCallers: boolean;

  constructor(budget: number) {
    const rest = patienceLeft();
    this.#isCallers = rest < budget;
    this.#end = performance.now() + Math.min(budget, rest);
  }

  get left(): number {
    return Math.max(0, this.#end - performance.now());
  }

  /** Whether it was the caller who could wait no longer: that says nothing of the store. */
  get isOverForCaller(): boolean {
    return this.#isCallers && this.left < timersAreEarly;
  }

  /** Not sent is better than sent and not waited for. @throws LogUnavailable when the caller is about to go */
  mustBeWorthwhile(): void {
    if (this.#isCallers && this.left < worthwhile)
      throw new LogUnavailable('whoever asked does not wait any more');
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
