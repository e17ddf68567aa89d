import { Thread } from '../threads/thread.js';
import type { ViewsProgress, ViewsRequest, ViewsThreadData } from './messages.js';

/** The thread hears of commits by itself; should one be missed, the log is looked at after so long; milliseconds. */
const lookEvery = 1_000;

/** The thread that writes the views, seen from the main thread. */
export class Follower {
  readonly #thread: Thread<ViewsRequest, ViewsProgress>;
  readonly #timer: NodeJS.Timeout;
  readonly #wanted = new Int32Array(new SharedArrayBuffer(4));

  constructor(
    data: Omit<ViewsThreadData, 'wanted'>,
    onProgress: (progress: ViewsProgress) => void,
    onDeath: (error: Error) => void,
  ) {
    this.#thread = new Thread({
      file: new URL('./views-thread.js', import.meta.url),
      data: { ...data, wanted: this.#wanted } satisfies ViewsThreadData,
      onNotice: onProgress,
      onDeath,
    });
    this.#timer = setInterval(() => this.#look(), lookEvery).unref();
  }

  /** Resolves when the head of this moment has been looked for. */
  follow(): Promise<unknown> {
    return this.#thread.ask({ kind: 'follow' });
  }

  /** Readers see what was reported so far, where it can be saved; how far they see is reported before this resolves. */
  save(): Promise<unknown> {
    Atomics.add(this.#wanted, 0, 1);
    return this.#thread.ask({ kind: 'save' });
  }

  async retry(stream: string): Promise<boolean> {
    return (await this.#thread.ask({ kind: 'retry', stream })) === true;
  }

  async change(path: string): Promise<void> {
    await this.#thread.ask({ kind: 'switch', path });
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#thread.close({ kind: 'close' });
  }

  #look(): void {
    if (this.#thread.busy === 0) this.follow().catch(() => undefined);
  }
}
