import type { PastQueryName, PastQueryParams, PastQueryResult } from '@xiaohao/ledger';
import { type Fault, Thread } from '../threads/thread.js';
import { errorOf } from './asker.js';
import type { PastProgress, PastRequest, PastThreadData } from './messages.js';
import { PastNotReady } from './past-not-ready.js';
import { ViewsNotReady } from './views-not-ready.js';

function pastErrorOf(fault: Fault): Error {
  if (fault.name === 'PastNotReady') return PastNotReady.told(fault.message);
  if (fault.name === 'ViewsNotReady') return new ViewsNotReady(fault.message);
  return errorOf(fault);
}

/** The past of the ledger, in a thread that is started when somebody first asks for it. */
export class PastViews {
  #thread: Thread<PastRequest, PastProgress> | undefined;
  #progress: PastProgress | null = null;

  constructor(private readonly data: PastThreadData) {}

  /** Null while nobody has asked. */
  get progress(): PastProgress | null {
    return this.#progress;
  }

  async ask<Name extends PastQueryName>(
    query: Name,
    params: PastQueryParams<Name>,
  ): Promise<PastQueryResult<Name>> {
    return (await this.#started().ask({ kind: 'ask', query, params })) as PastQueryResult<Name>;
  }

  async close(): Promise<void> {
    await this.#thread?.close({ kind: 'close' });
  }

  #started(): Thread<PastRequest, PastProgress> {
    const { folder, logFolder, cursorSecret, patience } = this.data;
    const patient = patience === undefined ? {} : { patience };
    this.#thread ??= new Thread<PastRequest, PastProgress>({
      file: new URL('./past-thread.js', import.meta.url),
      data: { folder, logFolder, cursorSecret, ...patient },
      errorOf: pastErrorOf,
      onNotice: (progress) => {
        this.#progress = progress;
      },
      // What killed it may be over: the next question starts another.
      onDeath: () => {
        this.#thread = undefined;
      },
    });
    return this.#thread;
  }
}
