import { LogUnavailable } from '@xiaohao/event-log';
import { Thread } from '../threads/thread.js';
import type { CopyNotice, CopyRequest, CopyState, CopyThreadData } from './messages.js';

export interface CopyNews {
  /** Streams have grown in the copy, whoever wrote. */
  readonly grown: (heads: readonly (readonly [stream: string, revision: string])[]) => void;
  readonly moved: (state: CopyState) => void;
  readonly trouble: (what: string) => void;
}

/** Names of the log's errors that say that it cannot be asked. */
const unavailable: ReadonlySet<string> = new Set(['LogUnavailable', 'EventUnreadable', 'StreamDeleted']);

const nothingYet: CopyState = {
  position: null,
  asOf: null,
  head: null,
  link: { state: 'down', why: 'not asked yet', lastAnswer: null },
  fault: null,
  whole: 0,
  setBack: null,
  missing: null,
  news: { lost: 0, stalls: 0, disordered: 0 },
};

/** The thread that keeps this node's copy of the log, seen from the main thread. */
export class CopyKeeper {
  readonly #thread: Thread<CopyRequest, CopyNotice>;
  #state = nothingYet;

  constructor(data: CopyThreadData, events: CopyNews) {
    this.#thread = new Thread({
      file: new URL('./copy-thread.js', import.meta.url),
      data,
      onNotice: (notice) => {
        if (notice.kind === 'trouble') return events.trouble(notice.what);
        if (notice.kind === 'grown') events.grown(notice.heads);
        this.#state = notice.state;
        events.moved(notice.state);
      },
      errorOf: ({ name, message }) =>
        unavailable.has(name) ? new LogUnavailable(message) : Object.assign(new Error(message), { name }),
      onDeath: (error) => {
        this.#state = { ...this.#state, fault: String(error) };
        events.moved(this.#state);
      },
    });
  }

  get state(): CopyState {
    return this.#state;
  }

  /** Begins to follow the store, where that had to wait. */
  async begin(): Promise<void> {
    await this.#thread.ask({ kind: 'begin' });
  }

  /** Resolves when the copy holds all that the store holds now. @throws LogUnavailable */
  async catchUp(): Promise<void> {
    await this.#thread.ask({ kind: 'catchUp' });
  }

  async close(): Promise<void> {
    await this.#thread.close({ kind: 'close' });
  }
}
