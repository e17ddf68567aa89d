import { join } from 'node:path';
import { comparePositions } from '@xiaohao/event-log';
import {
  ledgerViews,
  type PastQueryName,
  type PastQueryParams,
  type PastQueryResult,
  type QueryName,
  type QueryParams,
  type QueryResult,
} from '@xiaohao/ledger';
import { type Generation, Generations, type ParkedEvent, versionsOf } from '@xiaohao/projection-runtime';
import { Asker } from './asker.js';
import { buildOfFew, buildViews } from './builder.js';
import { Follower } from './follower.js';
import type { LedgerViewsOptions } from './ledger-views-options.js';
import type { RebuildProgress } from './messages.js';
import { PastViews } from './past-views.js';
import { PointReader } from './point-reader.js';
import { Reached } from './reached.js';
import { ViewsNotReady } from './views-not-ready.js';
import type { ViewsStatus } from './views-status.js';

interface Serving {
  readonly follower: Follower;
  readonly asker: Asker;
  readonly points: PointReader;
}

/** Owner of the read side: the thread that folds the log into rows, and those that answer from them. */
export class LedgerViews {
  /** Resolves when the rows have caught up with the head that the log had at the start. */
  readonly ready: Promise<void>;
  readonly #generations: Generations;
  readonly #versions = versionsOf(ledgerViews);
  readonly #reached = new Reached();
  /** What readers of the file see; what the rows hold beyond it is not saved yet. */
  readonly #saved = new Reached();
  readonly #past: PastViews;
  #serving: Serving | undefined;
  #rebuild: Promise<void> | undefined;
  #rebuilding: RebuildProgress | null = null;
  #stalled: string | null = null;
  #logEnd = '0';
  #closed = false;

  private constructor(private readonly options: LedgerViewsOptions) {
    this.#generations = new Generations(join(options.dataFolder, 'views'));
    this.#past = new PastViews({ ...options, folder: join(options.dataFolder, 'past') });
    this.ready = this.#start();
    this.ready.catch(() => undefined); // Whoever awaits it hears of a failure; nobody has to.
  }

  /** Returns at once; views of another version are built in the background, see {@link ready}. */
  static async open(options: LedgerViewsOptions): Promise<LedgerViews> {
    return new LedgerViews(options);
  }

  /** The log has grown to this position; the lag in {@link status} is counted from it. */
  logGrewTo(position: string): void {
    if (comparePositions(position, this.#logEnd) > 0) this.#logEnd = position;
  }

  /** `held` when the rows hold this event; `behind` when its stream is parked or after at most 1 s. */
  reached(position: string, stream: string, timeoutMs: number): Promise<'held' | 'behind'> {
    return this.#reached.wait(position, stream, timeoutMs);
  }

  /** As {@link reached}, and `behind` also when readers do not see it yet: for what is concluded from the rows. */
  async shows(position: string, stream: string, timeoutMs: number): Promise<'held' | 'behind'> {
    if ((await this.reached(position, stream, timeoutMs)) === 'behind') return 'behind';
    await this.#shown();
    return this.#saved.wait(position, stream, 0);
  }

  async ask<Name extends QueryName>(query: Name, params: QueryParams<Name>): Promise<QueryResult<Name>> {
    return (await this.#shown()).asker.ask(query, params);
  }

  /** The answer as JSON text, ready to be sent. */
  async askText<Name extends QueryName>(query: Name, params: QueryParams<Name>): Promise<string> {
    return (await this.#shown()).asker.askText(query, params);
  }

  /** For what is found at once, by its key. To be asked for anew for each question. Throws {@link ViewsNotReady}. */
  async points(): Promise<PointReader> {
    return (await this.#shown()).points;
  }

  /** Of the past of the whole ledger. Throws {@link PastNotReady} while what it is answered from is made. */
  askPast<Name extends PastQueryName>(
    query: Name,
    params: PastQueryParams<Name>,
  ): Promise<PastQueryResult<Name>> {
    return this.#past.ask(query, params);
  }

  /** Begins what answers questions, before the first one comes and after what is more pressing. */
  warmUp(): void {
    this.#serving?.asker.warmUp();
  }

  /** Resolves when the rows hold everything that was told of, or after so many milliseconds. */
  async caughtUp(timeoutMs: number): Promise<void> {
    if (this.status().lag > 0) await this.reached(this.#head(), '', timeoutMs);
  }

  status(): ViewsStatus {
    const { position, parkedStreams: parked } = this.#reached;
    const lag = Math.max(0, Number(this.#head()) - Number(position ?? 0));
    const past = this.#past.progress;
    return { position, lag, parked, rebuilding: this.#rebuilding, stalled: this.#stalled, past };
  }

  /** What the views of the present and of the past could not take in. Throws {@link ViewsNotReady}. */
  async parked(): Promise<readonly ParkedEvent[]> {
    return [...(await this.points()).parked(), ...this.#past.parked];
  }

  /** Tries a parked stream again; true when nothing of it is known to be parked any more. */
  async retry(stream: string): Promise<boolean> {
    const whole = await this.#served().follower.retry(stream);
    return (await this.#past.retry(stream).catch(() => false)) && whole;
  }

  /** Builds all views anew beside the present ones, which serve meanwhile, and goes over to them. */
  rebuild(onProgress?: (progress: RebuildProgress) => void): Promise<void> {
    this.#rebuild ??= this.#rebuildBeside(onProgress).finally(() => {
      this.#rebuild = undefined;
    });
    return this.#rebuild;
  }

  /** SHA-256 over all rows at one position. */
  async hash(): Promise<{ readonly hash: string; readonly position: string | null }> {
    return (await this.#shown()).asker.hash();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#reached.end();
    this.#saved.end();
    await Promise.allSettled([this.ready, this.#rebuild]);
    this.#serving?.points.close();
    await this.#past.close();
    await Promise.all([this.#serving?.follower.close(), this.#serving?.asker.close()]);
    this.#serving = undefined;
  }

  #head(): string {
    return this.options.logHead?.() ?? this.#logEnd;
  }

  #served(): Serving {
    if (this.#serving === undefined) throw new ViewsNotReady('the views are being built');
    return this.#serving;
  }

  /** Once readers see what was told to be held; where that cannot be saved, with the rows as they are. */
  async #shown(): Promise<Serving> {
    const serving = this.#served();
    const { position } = this.#reached;
    if (position === null || position === this.#saved.position) return serving;
    const shown = this.#saved.wait(position, '', 1_000);
    await Promise.race([shown, serving.follower.save().catch(() => undefined)]);
    return this.#served();
  }

  async #start(): Promise<void> {
    const current = this.#generations.current();
    const usable = current?.versions === this.#versions ? current : null;
    if ((usable !== null && (await this.#tryToServe(usable))) || this.#closed) return;
    const started = usable === null ? this.#generations.unfinished(this.#versions) : null;
    const generation = started ?? this.#generations.next(this.#versions);
    const path = this.#generations.path(generation);
    if (!(await buildOfFew(path, this.options.fewEvents ?? 1_000, this.options))) await this.#build(path);
    if (this.#closed) return;
    this.#generations.serve(generation);
    this.#generations.sweep();
    await this.#serve(path);
  }

  /** False when the file is damaged or of another log: then it is built anew. */
  async #tryToServe(generation: Generation): Promise<boolean> {
    try {
      this.#generations.sweep();
      await this.#serve(this.#generations.path(generation));
      return true;
    } catch {
      return false;
    }
  }

  async #serve(path: string): Promise<void> {
    const { logFolder, cursorSecret } = this.options;
    const follower = new Follower(
      { path, logFolder },
      ({ position, saved, parked, stalled }) => {
        this.#stalled = stalled;
        this.#saved.moved(saved, []);
        this.#reached.moved(position, parked);
      },
      (error) => {
        this.#stalled = String(error);
      },
    );
    const asker = new Asker({ path, logFolder, cursorSecret });
    try {
      await follower.follow();
      await follower.save();
      if (this.#stalled !== null) throw new Error(this.#stalled);
      this.#serving = { follower, asker, points: new PointReader(path) };
    } catch (fault) {
      await Promise.all([follower.close(), asker.close()]);
      this.#stalled = null;
      throw fault;
    }
  }

  async #build(path: string, onProgress?: (progress: RebuildProgress) => void): Promise<void> {
    this.#rebuilding = { done: 0, total: 0 };
    try {
      await buildViews(path, { logFolder: this.options.logFolder }, (progress) => {
        this.#rebuilding = progress;
        onProgress?.(progress);
      });
    } finally {
      this.#rebuilding = null;
    }
  }

  async #rebuildBeside(onProgress?: (progress: RebuildProgress) => void): Promise<void> {
    const { follower, asker, points } = this.#served();
    const generation = this.#generations.next(this.#versions);
    const path = this.#generations.path(generation);
    await this.#build(path, onProgress);
    await follower.change(path);
    this.#generations.serve(generation);
    points.change(path);
    await asker.change(path);
    this.#generations.sweep();
  }
}
