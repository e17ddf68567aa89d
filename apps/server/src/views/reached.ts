import { comparePositions, patienceLeft } from '@xiaohao/event-log';

interface Waiter {
  readonly position: string;
  readonly stream: string;
  readonly settle: (answer: 'held' | 'behind') => void;
}

/** Nobody waits longer for the views than this; milliseconds. */
const longest = 1_000;

/** Who waits for the rows to hold an event, or for readers to see it. */
export class Reached {
  #position: string | null = null;
  #parked: ReadonlySet<string> = new Set();
  readonly #waiters = new Set<Waiter>();

  get position(): string | null {
    return this.#position;
  }

  get parkedStreams(): number {
    return this.#parked.size;
  }

  moved(position: string | null, parked: readonly string[]): void {
    this.#position = position;
    this.#parked = new Set(parked);
    for (const waiter of this.#waiters) {
      const answer = this.#answer(waiter.position, waiter.stream);
      if (answer !== undefined) waiter.settle(answer);
    }
  }

  /** For so many milliseconds, and no longer than whoever asks can wait. */
  wait(position: string, stream: string, timeoutMs: number): Promise<'held' | 'behind'> {
    const answer = this.#answer(position, stream);
    if (answer !== undefined) return Promise.resolve(answer);
    return new Promise((resolve) => {
      const settle = (given: 'held' | 'behind'): void => {
        clearTimeout(timer);
        this.#waiters.delete(waiter);
        resolve(given);
      };
      const most = Math.min(timeoutMs, longest, patienceLeft());
      const timer = setTimeout(() => settle('behind'), Math.max(0, most));
      const waiter: Waiter = { position, stream, settle };
      this.#waiters.add(waiter);
    });
  }

  /** Nothing moves any more. */
  end(): void {
    for (const { settle } of this.#waiters) settle('behind');
  }

  #answer(position: string, stream: string): 'held' | 'behind' | undefined {
    if (this.#parked.has(stream)) return 'behind';
    if (this.#position === null) return undefined;
    return comparePositions(this.#position, position) >= 0 ? 'held' : undefined;
  }
}
