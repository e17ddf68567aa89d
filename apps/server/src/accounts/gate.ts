import { patienceLeft } from '@xiaohao/event-log';
import { edgeProblem } from '@xiaohao/http';

/** Lets a few through at a time; who waits behind too many others, or can wait no longer, is sent away with 503. */
export class Gate {
  #inside = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(
    private readonly width: number,
    private readonly longestQueue: number,
  ) {}

  /** @throws HttpProblem Unavailable */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.#inside >= this.width) await this.#turn();
    else this.#inside += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#inside -= 1;
    }
  }

  /** Resolves in a place: whoever leaves hands it over, so that nobody slips in between. */
  #turn(): Promise<void> {
    const patience = patienceLeft();
    if (this.#waiting.length >= this.longestQueue || patience === 0) throw edgeProblem('Unavailable');
    return new Promise((resolve, reject) => {
      const enter = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        reject(edgeProblem('Unavailable'));
      };
      const timer = Number.isFinite(patience) ? setTimeout(leave, patience) : undefined;
      this.#waiting.push(enter);
    });
  }
}
