import { edgeProblem } from '@xiaohao/http';

/** Lets a few through at a time; who waits behind too many others is sent away with 503. */
export class Gate {
  #inside = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(
    private readonly width: number,
    private readonly longestQueue: number,
  ) {}

  /** @throws HttpProblem Unavailable */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.#inside >= this.width) {
      if (this.#waiting.length >= this.longestQueue) throw edgeProblem('Unavailable');
      // Whoever leaves hands its place over, so that nobody slips in between.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#inside += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#inside -= 1;
    }
  }
}
