import { join } from 'node:path';
import { removeFile } from '@xiaohao/projection-runtime';
import { Thread } from '../threads/thread.js';
import { checkFile } from './check-file.js';
import type {
  CheckOutcome,
  CheckRequest,
  CheckThreadData,
  FoundDifference,
  RebuildProgress,
} from './messages.js';

/** How it stands with the rows that serve, against a replay of the log. */
export interface ViewsCheckState {
  /** What the last check found: `unknown` before the first, `failed` when it could not be made. */
  readonly state: 'unknown' | 'same' | 'differ' | 'failed';
  readonly running: RebuildProgress | null;
  /** When the last check came to its end: instant, UTC. */
  readonly checkedAt: string | null;
  readonly position: string | null;
  readonly rows: number;
  /** SHA-256 over all rows at that position, hex. */
  readonly hash: string | null;
  /** Rows that were not what the log says; how many of parked streams beside them. */
  readonly differences: number;
  readonly parked: number;
  readonly failure: string | null;
  /** Checks since the start that found a difference. */
  readonly alarms: number;
}

export interface ViewsCheckOptions extends Omit<CheckThreadData, 'pace'> {
  readonly now: () => string;
  /** Told of every check that finds something. */
  readonly onDifference: (outcome: CheckOutcome) => void;
  readonly onFailure: (error: unknown) => void;
  /** Milliseconds from the start to the first check, and between two. */
  readonly firstAfter?: number;
  readonly every?: number;
}

const minutes = 60_000;
/** Of its own accord it works a tenth of the time; when it is asked to, as fast as it can. */
const [quietly, wholly] = [10, 100];

/** Holds the rows of the views against a replay of the log: of its own accord, slowly, and whenever it is asked to. */
export class ViewsCheck {
  #state: Omit<ViewsCheckState, 'running'> = {
    state: 'unknown',
    checkedAt: null,
    position: null,
    rows: 0,
    hash: null,
    differences: 0,
    parked: 0,
    failure: null,
    alarms: 0,
  };
  #found: readonly FoundDifference[] = [];
  #running: RebuildProgress | null = null;
  #thread: Thread<CheckRequest, RebuildProgress> | undefined;
  #run: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  readonly #pace = new Int32Array(new SharedArrayBuffer(4));

  constructor(private readonly options: ViewsCheckOptions) {
    this.#later(options.firstAfter ?? 10 * minutes);
  }

  get state(): ViewsCheckState {
    return { ...this.#state, running: this.#running };
  }

  /** The first rows that the last check found to differ. */
  get found(): readonly FoundDifference[] {
    return this.#found;
  }

  /** Checks everything as fast as it can, or hastens the check that is going on. Resolves when it is done. */
  now(): Promise<void> {
    Atomics.store(this.#pace, 0, wholly);
    return this.#run ?? this.#begin(wholly);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#thread?.end();
    await this.#run;
  }

  #later(pause: number): void {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    this.#timer = setTimeout(() => void (this.#run ?? this.#begin(quietly)), pause).unref();
  }

  #begin(share: number): Promise<void> {
    Atomics.store(this.#pace, 0, share);
    this.#run = this.#check().finally(() => {
      this.#run = undefined;
      this.#running = null;
      this.#later(this.options.every ?? 24 * 60 * minutes);
    });
    return this.#run;
  }

  /** Never rejects. */
  async #check(): Promise<void> {
    if (this.#closed) return;
    const { viewsFolder, logFolder, now, onDifference, onFailure } = this.options;
    this.#running = { done: 0, total: 0 };
    const thread = new Thread<CheckRequest, RebuildProgress>({
      file: new URL('./check-thread.js', import.meta.url),
      data: { viewsFolder, logFolder, pace: this.#pace } satisfies CheckThreadData,
      onNotice: (progress) => {
        this.#running = progress;
      },
    });
    this.#thread = thread;
    try {
      const outcome = (await thread.ask({ kind: 'check' })) as CheckOutcome;
      const differs = outcome.differences > 0;
      const { found, ...known } = outcome;
      this.#found = found;
      this.#state = {
        ...known,
        state: differs ? 'differ' : 'same',
        checkedAt: now(),
        failure: null,
        alarms: this.#state.alarms + (differs ? 1 : 0),
      };
      if (differs) onDifference(outcome);
    } catch (error) {
      if (this.#closed) return;
      this.#state = { ...this.#state, state: 'failed', failure: String(error) };
      onFailure(error);
    } finally {
      await thread.end();
      // A thread that was ended while it worked has left its file.
      removeFile(join(viewsFolder, checkFile));
    }
  }
}
