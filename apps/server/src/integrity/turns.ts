/** Work that is done one at a time; whoever asks while one waits its turn waits for that one. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();
  /** The turn that has not begun yet. */
  #waiting: { always: boolean; done: Promise<unknown> } | undefined;

  /** @param work never rejects; `always` where anybody who waits for it asked so */
  constructor(private readonly work: (always: boolean) => Promise<unknown>) {}

  /** Resolves when all that was asked for is done. */
  get over(): Promise<unknown> {
    return this.#last;
  }

  ask(always: boolean): Promise<unknown> {
    const waiting = this.#waiting;
    if (waiting !== undefined) {
      waiting.always ||= always;
      return waiting.done;
    }
    const turn = { always, done: this.#last };
    turn.done = this.#last.then(() => {
      this.#waiting = undefined;
      return this.work(turn.always);
    });
    this.#waiting = turn;
    this.#last = turn.done;
    return turn.done;
  }
}
