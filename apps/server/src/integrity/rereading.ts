import type { IntegrityState } from './integrity-state.js';
import type { Scrubbed } from './messages.js';
import type { Pace } from './pace.js';

export interface RereadingOptions {
  readonly pace: Pace;
  /** Seconds from the end of one reading to the next; absent: as the pace has it. */
  readonly rereadSeconds: number | undefined;
  readonly now: () => string;
  /** Reads so many more events; undefined when that could not be done, or found something. */
  readonly step: (most: number) => Promise<Scrubbed | undefined>;
  /** Whether nothing more is to be read. */
  readonly over: () => boolean;
}

/** Reads the whole log again in the background, a little at a time, and begins anew after a rest. */
export class Rereading {
  #state: IntegrityState['scrub'] = { done: 0, total: 0, wholeAt: null };
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: RereadingOptions) {}

  get state(): IntegrityState['scrub'] {
    return this.#state;
  }

  begin(): void {
    this.#later(this.options.pace.scrubFirst);
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #later(milliseconds: number): void {
    if (!this.options.over()) this.#timer = setTimeout(() => void this.#on(), milliseconds).unref();
  }

  async #on(): Promise<void> {
    const { pace, rereadSeconds, now, step, over } = this.options;
    if (over()) return;
    const read = await step(pace.scrubAtOnce);
    if (read === undefined) return this.#later(pace.scrubAgain);
    const { done, total, whole, away } = read;
    this.#state = { done, total, wholeAt: whole ? now() : this.#state.wholeAt };
    const rest = rereadSeconds === undefined ? pace.scrubEvery : 1_000 * rereadSeconds;
    this.#later(whole ? rest : away ? pace.scrubAgain : pace.scrubPause);
  }
}
