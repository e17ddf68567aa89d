import { append, serverEvent } from '../storage/index.js';
import { lastCheckpoint, storedPartition, writeCheckpoint } from './checkpoint.js';
import type { ProjectionDesk } from './desk.js';
import { type Emission, EmissionFailed, Emitter } from './emitter.js';
import { EmitRefused, Fold } from './fold.js';
import type { Handler } from './handler.js';
import { Partitions } from './partitions.js';
import { firstPlace, isPast, nextIndex, type Place, placeAt, placeText } from './place.js';
import { type ProjectionStreams, streamsOf } from './projection-streams.js';
import { type Sourcing, sourcingOf } from './sourced.js';
import type { ProjectionVersion } from './version-tag.js';

/** How a projection is to run. */
export interface RunSettings {
  readonly name: string;
  readonly version: ProjectionVersion;
  readonly emitEnabled: boolean;
  readonly trackEmittedStreams: boolean;
  readonly checkpoints: boolean;
  /** Ends when there is nothing more. */
  readonly once: boolean;
}

/** What becomes of a run without anybody's asking. */
export interface RunEvents {
  faulted(reason: string): void;
  completed(): void;
}

/** How much is looked at, and how much handled, before others get their turn. */
const looks = 10_000;
const handles = 200;
/** How long after something was written it is looked for, in ms: a server is never there at once, and clients count on it. */
const lag = 250;
/** A checkpoint is written after so many events. */
const checkpointAfter = 4_000;

/** One life of a projection in memory, from its last checkpoint on. */
export class Run {
  status: 'Stopped' | 'Running' | 'Faulted' = 'Stopped';
  handled = 0;
  /** In ms. */
  busy = 0;
  place: Place;
  checkpoint: Place | undefined;
  readonly partitions: Partitions;
  private readonly streams: ProjectionStreams;
  private readonly sourcing: Sourcing;
  private readonly fold: Fold;
  private readonly emitter: Emitter;
  private index: number;
  private sinceCheckpoint = 0;
  private looping: Promise<void> | undefined;
  private wake: (() => void) | undefined;
  private news = false;

  constructor(
    private readonly desk: ProjectionDesk,
    private readonly handler: Handler,
    readonly settings: RunSettings,
    private readonly events: RunEvents,
  ) {
    const { definition } = handler;
    const { name, version, emitEnabled, trackEmittedStreams, once, checkpoints } = settings;
    const { storage } = desk;
    this.streams = streamsOf(name, definition);
    this.sourcing = sourcingOf(definition);
    this.checkpoint = checkpoints ? lastCheckpoint(storage, this.streams, version, definition) : undefined;
    this.place = this.checkpoint ?? firstPlace(definition);
    this.index = nextIndex(storage, this.place);
    const stored = this.checkpoint
      ? (partition: string) => storedPartition(storage, this.streams, version, partition)
      : () => undefined;
    this.partitions = new Partitions(stored);
    const running = once ? !definition.definesFold : definition.producesResults;
    this.fold = new Fold(handler, this.partitions, { emitEnabled, running, streams: this.streams });
    this.emitter = new Emitter(version, definition, trackEmittedStreams ? this.streams.emitted : undefined);
  }

  get caughtUp(): boolean {
    return this.index >= this.desk.storage.length;
  }

  /** Percent of the log; -1 before the first start. */
  progress(): number {
    if (this.looping === undefined) return -1;
    const { length } = this.desk.storage;
    return length === 0 ? 100 : Math.round((1_000 * this.index) / length) / 10;
  }

  start(): void {
    this.status = 'Running';
    const unlisten = this.desk.listen(() => {
      this.news = true;
      this.wake?.();
    });
    this.looping = this.loop()
      .catch((error: unknown) => this.fault(String(error)))
      .finally(unlisten);
  }

  /** After what is under way; with a checkpoint or without one. */
  async stop(withCheckpoint: boolean): Promise<void> {
    if (!this.running()) return;
    this.status = 'Stopped';
    this.wake?.();
    await this.looping;
    if (withCheckpoint && this.status === 'Stopped')
      await this.desk.write((storage, now) => this.mark(storage, now));
  }

  private running(): boolean {
    return this.status === 'Running';
  }

  private async loop(): Promise<void> {
    while (this.running()) {
      await this.readTo(this.desk.storage.length);
      if (!this.running()) return;
      if (!this.settings.once) await this.waitForNews();
      else if (this.caughtUp) return this.complete();
    }
  }

  /** What is written meanwhile is looked for later, like anything that is written. */
  private async readTo(end: number): Promise<void> {
    do {
      // Whoever wrote is answered first.
      await new Promise((resolve) => setImmediate(resolve));
      await this.step(end);
    } while (this.running() && this.index < end);
  }

  private async waitForNews(): Promise<void> {
    if (!this.news && this.caughtUp) await this.untilWoken();
    this.news = false;
    if (this.running()) await this.untilWoken(lag);
  }

  /** Until something was written or the run is to stop; with a time only until it has passed, or for a stop. */
  private async untilWoken(time?: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = time === undefined ? undefined : setTimeout(resolve, time);
      this.wake = () => {
        if (timer !== undefined && this.running()) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = undefined;
  }

  /** Takes in some records and writes what comes of them, in one write. */
  private async step(limit: number): Promise<void> {
    const began = performance.now();
    const emissions: Emission[] = [];
    const { storage } = this.desk;
    const end = Math.min(limit, this.index + looks);
    let failure: string | undefined;
    let handled = 0;
    for (; this.index < end && handled < handles && failure === undefined; this.index += 1) {
      const record = storage.at(this.index);
      if (!record || isPast(this.place, record)) continue;
      const sourced = this.sourcing(storage, record, Date.now());
      if (!sourced) continue;
      const place = placeAt(this.place, record);
      try {
        const events = this.fold.take(sourced);
        if (events.length > 0)
          emissions.push({ record, cause: 'event' in sourced ? sourced.event : record, place, events });
        this.place = place;
        handled += 1;
      } catch (error) {
        failure = this.reasonOf(error, place);
      }
    }
    this.handled += handled;
    this.sinceCheckpoint += handled;
    this.busy += performance.now() - began;
    const due = failure !== undefined || this.sinceCheckpoint >= checkpointAfter;
    if (emissions.length > 0 || due) failure = (await this.write(emissions, due)) ?? failure;
    if (failure !== undefined) this.fault(failure);
  }

  /** What went wrong, if anything. */
  private async write(emissions: readonly Emission[], due: boolean): Promise<string | undefined> {
    return this.desk.write((storage, now) => {
      try {
        for (const emission of emissions) this.emitter.write(storage, emission, now);
      } catch (error) {
        if (error instanceof EmissionFailed) return error.message;
        throw error;
      }
      if (due) this.mark(storage, now);
      return undefined;
    });
  }

  private mark(storage: ProjectionDesk['storage'], now: number): void {
    this.sinceCheckpoint = 0;
    if (!this.settings.checkpoints) return;
    this.checkpoint = this.place;
    const { byStreams, byCustomPartitions, biState } = this.handler.definition;
    const divided = byStreams || byCustomPartitions;
    const whole = divided && !biState ? undefined : this.partitions.get('');
    const partitions = this.partitions.takeChanged();
    writeCheckpoint(
      storage,
      this.streams,
      this.settings.version,
      { place: this.place, whole, partitions },
      now,
    );
  }

  /** A query that has read everything writes its results and is done. */
  private async complete(): Promise<void> {
    if (this.handler.definition.definesFold) {
      const results = [...this.partitions.entries()].flatMap(([, { result }]) => result ?? []);
      const events = results.map((result) => serverEvent('Result', result));
      if (events.length > 0)
        await this.desk.write((storage, now) => append(storage, this.streams.result, 'any', events, now));
    }
    this.status = 'Stopped';
    this.events.completed();
  }

  private fault(reason: string): void {
    this.status = 'Faulted';
    this.events.faulted(reason);
  }

  private reasonOf(error: unknown, place: Place): string {
    // Errors of the query's own world are none of this one's class.
    const message = String((error as { readonly message?: unknown } | null)?.message ?? error);
    if (error instanceof EmitRefused) return message;
    const { name } = this.settings;
    return [
      `The ${name} projection failed to process an event.`,
      `Handler: ${this.handler.kind}`,
      `Event Position: ${placeText(place)}`,
      '',
      'Message:',
      '',
      message,
    ].join('\r\n');
  }
}
