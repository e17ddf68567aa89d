import { performance } from 'node:perf_hooks';

/** How the connection to the store stands. */
export interface LinkState {
  readonly state: 'up' | 'down';
  /** Why it is down, in the client's words. */
  readonly why: string | null;
  /** Instant, UTC, of the last answer; null before the first. */
  readonly lastAnswer: string | null;
}

/** Notes of every answer and failure whether the store can be reached. */
export class Link {
  #why: string | null = null;
  #lastAnswer: number | null = null;
  #brokenAt = 0;
  readonly #now: () => number;

  constructor(now: () => number = () => performance.timeOrigin + performance.now()) {
    this.#now = now;
  }

  get down(): boolean {
    return this.#why !== null;
  }

  get state(): LinkState {
    return {
      state: this.down ? 'down' : 'up',
      why: this.#why,
      lastAnswer: this.#lastAnswer === null ? null : new Date(this.#lastAnswer).toISOString(),
    };
  }

  /** Milliseconds since it broke; 0 while it holds. */
  get downFor(): number {
    return this.down ? this.#now() - this.#brokenAt : 0;
  }

  answered(): void {
    this.#why = null;
    this.#lastAnswer = this.#now();
  }

  broke(why: string): void {
    if (!this.down) this.#brokenAt = this.#now();
    this.#why = why;
  }
}
