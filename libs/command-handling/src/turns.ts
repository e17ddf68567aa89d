import { LogUnavailable, patienceLeft } from '@xiaohao/event-log';

/** One at a time per key: work on the same aggregate waits for its turn, other aggregates do not. */
export class Turns {
  /** By key: over when the last one's turn is over. Never rejects. */
  readonly #last = new Map<string, Promise<void>>();

  /** @throws LogUnavailable when the turn has not come while the caller waits; the work is then never begun */
  take<T>(key: string, work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let gone = false;
      const leave = (): void => {
        gone = true;
        reject(new LogUnavailable('others were still at work when whoever asked could wait no longer'));
      };
      const before = this.#last.get(key);
      const left = before ? patienceLeft() : Number.POSITIVE_INFINITY;
      const timer = Number.isFinite(left) ? setTimeout(leave, left) : undefined;
      const begin = async (): Promise<void> => {
        clearTimeout(timer);
        if (gone) return;
        try {
          resolve(await work());
        } catch (error) {
          reject(error);
        }
      };
      const mine = (before ? before.then(begin) : begin()).then(() => {
        if (this.#last.get(key) === mine) this.#last.delete(key);
      });
      this.#last.set(key, mine);
    });
  }
}
