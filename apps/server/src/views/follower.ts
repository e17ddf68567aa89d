import type { ViewsProgress, ViewsRequest, ViewsThreadData } from './messages.js';
import { Thread } from './thread.js';

/** After this long the log is looked at without a word that there is news; milliseconds. */
const lookEvery = 1_000;

/** The thread that writes the views, seen from the main thread: woken often, asked once at a time. */
export class Follower {
  readonly #thread: Thread<ViewsRequest, ViewsProgress>;
  readonly #timer: NodeJS.Timeout;
  #following: Promise<unknown> | undefined;
  #again = false;

  constructor(
    data: ViewsThreadData,
    onProgress: (progress: ViewsProgress) => void,
    onDeath: (error: Error) => void,
  ) {
    this.#thread = new Thread({
      file: new URL('./views-thread.js', import.meta.url),
      data,
      onNotice: onProgress,
      onDeath,
    });
    this.#timer = setInterval(() => this.wake(), lookEvery).unref();
  }

  /** There may be news; resolves when the head of this moment has been looked for. */
  wake(): void {
    if (this.#following !== undefined) {
      this.#again = true;
      return;
    }
    this.#following = this.follow()
      .catch(() => undefined)
      .finally(() => {
        this.#following = undefined;
        if (!this.#again) return;
        this.#again = false;
        this.wake();
      });
  }

  follow(): Promise<unknown> {
    return this.#thread.ask({ kind: 'follow' });
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
}
