import type { Answer } from '../journeys/caller.js';

export interface Probed {
  readonly asked: number;
  /** Answered as they have to be. */
  readonly asExpected: number;
  readonly slowestMs: number;
}

interface Seen {
  readonly answer: Answer | undefined;
  readonly ms: number;
}

/** What a probe has seen. */
export class ProbeResults {
  constructor(private readonly seen: readonly Seen[]) {}

  count(holds: (answer: Answer) => boolean): number {
    return this.seen.filter(({ answer }) => answer !== undefined && holds(answer)).length;
  }

  told(expected: (answer: Answer) => boolean): Probed {
    return {
      asked: this.seen.length,
      asExpected: this.count(expected),
      slowestMs: Math.round(Math.max(0, ...this.seen.map(({ ms }) => ms))),
    };
  }
}

/** Asks the same kind of question again and again until it is ended, and notes the answers and how long they took. */
export class Probe {
  readonly #seen: Seen[] = [];
  readonly #running: Promise<void>;
  #over = false;

  constructor(private readonly ask: (turn: number) => Promise<Answer>) {
    this.#running = this.#run();
  }

  async end(): Promise<ProbeResults> {
    this.#over = true;
    await this.#running;
    return new ProbeResults(this.#seen);
  }

  async #run(): Promise<void> {
    for (let turn = 0; !this.#over; turn += 1) {
      const begun = performance.now();
      const answer = await this.ask(turn).catch(() => undefined);
      this.#seen.push({ answer, ms: performance.now() - begun });
    }
  }
}
