import { forEverybody, LogUnavailable, patienceLeft } from '@xiaohao/event-log';

/** Reserves whole numbers from..to of a series, durably, and none of them twice. */
export type ReserveBlock = (size: number) => Promise<{ readonly from: number; readonly to: number }>;

interface Waiter {
  readonly give: (n: number) => void;
  readonly fail: (error: unknown) => void;
}

/** The most numbers that are reserved ahead of need. */
const largestBlock = 256;

/**
 * Hands out the numbers of one series. Blocks are as large as the need of the last moment: a quiet office
 * takes one number at a time and leaves no gap, a busy import shares one append among many.
 */
export class NumberSeries {
  readonly #reserve: ReserveBlock;
  readonly #free: number[] = [];
  readonly #waiting: Waiter[] = [];
  #reserving = false;
  #takenLately = 0;
  #latelySince = 0;
  #out = 0;
  /** A reservation failed, and may stand all the same: then there are numbers of which this process does not know. */
  #mayHaveMore = false;

  constructor(reserve: ReserveBlock) {
    this.#reserve = reserve;
  }

  /** The numbers that are reserved and not handed out: void when the node stops. */
  get unused(): readonly number[] {
    return this.#free;
  }

  /** Whether every number that was reserved is known, and every one that was taken has been written or given back. */
  get isWhole(): boolean {
    return this.#out === 0 && !this.#mayHaveMore;
  }

  take(): Promise<number> {
    this.#count();
    this.#out += 1;
    const n = this.#free.shift();
    if (n !== undefined) return Promise.resolve(n);
    return new Promise((give, fail) => {
      const left = patienceLeft();
      const waiter = { give, fail };
      this.#waiting.push(waiter);
      if (Number.isFinite(left)) setTimeout(() => this.#giveUp(waiter), left).unref();
      // A block is for all that wait: it is not the first one's patience that decides.
      void forEverybody(() => this.#refill());
    });
  }

  #giveUp(waiter: Waiter): void {
    const at = this.#waiting.indexOf(waiter);
    if (at < 0) return;
    this.#waiting.splice(at, 1);
    this.#out -= 1;
    waiter.fail(new LogUnavailable('no number was to be had in time'));
  }

  /** A number that was taken and then not written: the next taker gets it. */
  giveBack(n: number): void {
    this.#out -= 1;
    const waiter = this.#waiting.shift();
    if (waiter) {
      waiter.give(n);
      return;
    }
    this.#free.push(n);
    this.#free.sort((a, b) => a - b);
  }

  /** A number that was taken has been written. */
  spend(): void {
    this.#out -= 1;
  }

  #count(): void {
    const now = performance.now();
    if (now - this.#latelySince > 100) {
      this.#takenLately = 0;
      this.#latelySince = now;
    }
    this.#takenLately += 1;
  }

  async #refill(): Promise<void> {
    if (this.#reserving) return;
    this.#reserving = true;
    try {
      while (this.#waiting.length > 0) {
        const ahead = this.#takenLately > 8 ? Math.min(this.#takenLately, largestBlock) : 1;
        const { from, to } = await this.#reserve(Math.max(this.#waiting.length, ahead));
        for (let n = from; n <= to; n += 1) this.#free.push(n);
        while (this.#waiting.length > 0 && this.#free.length > 0)
          this.#waiting.shift()?.give(this.#free.shift() ?? 0);
      }
    } catch (error) {
      this.#mayHaveMore = true;
      for (const waiter of this.#waiting.splice(0)) {
        this.#out -= 1;
        waiter.fail(error);
      }
    } finally {
      this.#reserving = false;
    }
  }
}
