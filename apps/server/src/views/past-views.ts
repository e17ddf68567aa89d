import type { PastQueryName, PastQueryParams, PastQueryResult } from '@xiaohao/ledger';
import type { ParkedEvent } from '@xiaohao/projection-runtime';
import { type Fault, Thread } from '../threads/thread.js';
import { errorOf } from './asker.js';
import type { PastNotice, PastRequest, PastThreadData } from './messages.js';
import { PastNotReady } from './past-not-ready.js';
import { ViewsNotReady } from './views-not-ready.js';
import type { PastProgress } from './views-status.js';

function pastErrorOf(fault: Fault): Error {
  if (fault.name === 'PastNotReady') return PastNotReady.told(fault.message);
  if (fault.name === 'ViewsNotReady') return new ViewsNotReady(fault.message);
  return errorOf(fault);
}

/** The past of the ledger, in a thread that is started when somebody first asks for it. */
export class PastViews {
  #thread: Thread<PastRequest, PastNotice> | undefined;
  #told: PastNotice | null = null;

  constructor(private readonly data: PastThreadData) {}

  /** Null while nobody has asked. */
  get progress(): PastProgress | null {
    if (this.#told === null) return null;
    const { position, head, parked } = this.#told;
    return { position, head, parked: new Set(parked.map(({ stream }) => stream)).size };
  }

  /** What it could not take in; nothing while nobody has asked it anything. */
  get parked(): readonly ParkedEvent[] {
    return this.#told?.parked ?? [];
  }

  async ask<Name extends PastQueryName>(
    query: Name,
    params: PastQueryParams<Name>,
  ): Promise<PastQueryResult<Name>> {
    return (await this.#started().ask({ kind: 'ask', query, params })) as PastQueryResult<Name>;
  }

  /**
   * True when nothing of the stream is known to be parked any more. Its rows come out the same by the same code: only
   * a decision to skip has them made anew, and a version that takes the event in.
   */
  async retry(stream: string): Promise<boolean> {
    if (!this.parked.some((entry) => entry.stream === stream)) return true;
    return (await this.#started().ask({ kind: 'retry', stream })) as boolean;
  }

  async close(): Promise<void> {
    await this.#thread?.close({ kind: 'close' });
  }

  #started(): Thread<PastRequest, PastNotice> {
    const { folder, logFolder, cursorSecret, patience } = this.data;
    const patient = patience === undefined ? {} : { patience };
    this.#thread ??= new Thread<PastRequest, PastNotice>({
      file: new URL('./past-thread.js', import.meta.url),
      data: { folder, logFolder, cursorSecret, ...patient },
      errorOf: pastErrorOf,
      onNotice: (notice) => {
        this.#told = notice;
      },
      // What killed it may be over: the next question starts another.
      onDeath: () => {
        this.#thread = undefined;
      },
    });
    return this.#thread;
  }
}
