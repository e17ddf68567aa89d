import type { DatabaseSync } from 'node:sqlite';
import type { RecordedEvent } from '@xiaohao/event-log';
import { comparePositions, compareRevisions } from '@xiaohao/event-log';
import { BatchRows } from './batch-rows.js';
import { parseRaw, type RawEvent } from './event-source.js';
import { isRowFault } from './faults.js';
import { type ParkedEvent, ParkedEvents } from './parked.js';
import { Plan, type Step, type Steps, understand } from './plan.js';
import { skippedEvent, skippedEvents } from './skipped-events.js';
import type { View } from './view.js';

export interface ProjectorOptions {
  /** Rows are inserted without looking: the log comes ordered by stream, whole streams at a time. */
  readonly fresh?: boolean;
  /** The instant that parked events are stamped with. */
  readonly now: () => string;
}

/** Folds events into the rows of one file. The only writer of that file. */
export class Projector {
  readonly #rows: BatchRows;
  readonly #parked: ParkedEvents;
  readonly #plan: Plan;
  #position: string | null;

  constructor(
    readonly db: DatabaseSync,
    views: readonly View[],
    readonly options: ProjectorOptions,
  ) {
    const all = [...views, skippedEvents];
    this.#rows = new BatchRows(db, all, options.fresh === true);
    this.#parked = new ParkedEvents(db);
    this.#plan = new Plan(all);
    const row = db.prepare('SELECT position FROM checkpoint').get();
    this.#position = row === undefined ? null : String(row.position);
  }

  /** The last event that is in the rows, parked or held. */
  get position(): string | null {
    return this.#position;
  }

  /** Rows that a {@link fold} has not written yet. */
  get waiting(): number {
    return this.#rows.dirty;
  }

  parkedStreams(): readonly string[] {
    return this.#parked.streams();
  }

  /** Events in log order, the next after {@link position}; rows and checkpoint move in one transaction. */
  apply(batch: readonly RawEvent[]): void {
    const last = batch.at(-1);
    if (last === undefined) return;
    try {
      this.fold(batch);
      this.commit(() => this.#moveTo(last.position));
    } catch (fault) {
      this.#undo();
      if (!isRowFault(fault)) throw fault;
      try {
        for (const raw of batch) this.#applyAlone(raw);
      } catch (second) {
        this.#undo();
        throw second;
      }
    }
    this.#position = last.position;
  }

  /** Folds without writing; a {@link commit} must follow. */
  fold(batch: readonly RawEvent[]): void {
    for (const raw of batch) {
      const steps = this.#plan.stepsFor(raw.stream, raw.type);
      if (steps.all.length > 0) this.#fold(raw, steps);
    }
  }

  /** One transaction over all that waits and what `mark` writes. */
  commit(mark: () => void): void {
    this.#transaction(() => {
      this.#rows.flush();
      this.#parked.flush();
      mark();
    });
    this.#rows.settle();
    this.#parked.settle();
  }

  /** Streams whose parked event has been skipped since, so that a {@link retry} will get past it. */
  skippable(): readonly string[] {
    return this.#parked
      .streams()
      .filter((stream) => this.#parked.of(stream).some((parked) => this.#skipped(stream, parked.eventId)));
  }

  /** The revision from which {@link retry} wants a stream again; null when nothing of it is parked. */
  retryFrom(stream: string): string | null {
    const [first, ...others] = this.#parked.of(stream).map((parked) => parked.revision);
    if (first === undefined) return null;
    return others.reduce(
      (least, revision) => (compareRevisions(revision, least) < 0 ? revision : least),
      first,
    );
  }

  /** Takes a parked stream's events once more, from {@link retryFrom} on; true when none is parked after. */
  retry(stream: string, events: readonly RawEvent[]): boolean {
    const upTo = this.#position;
    const seen = events.filter(({ position }) => upTo !== null && comparePositions(position, upTo) <= 0);
    for (const before of this.#parked.of(stream)) {
      this.#parked.release(stream, before.view);
      try {
        for (const raw of seen)
          if (compareRevisions(raw.revision, before.revision) >= 0) this.#foldFor(before.view, raw, before);
        this.commit(() => undefined);
      } catch (fault) {
        this.#undo();
        if (!isRowFault(fault)) throw fault;
        this.#parked.park({ ...before, attempts: before.attempts + 1, error: String(fault) });
        this.commit(() => undefined);
      }
    }
    return this.#parked.of(stream).length === 0;
  }

  #foldFor(view: string, raw: RawEvent, before: ParkedEvent): void {
    for (const step of this.#plan.stepsFor(raw.stream, raw.type).all)
      if (step.view.name === view) this.#foldSteps(raw, [step]);
    const again = this.#parked.at(raw.stream, view);
    if (again?.eventId === raw.id && before.eventId === raw.id)
      this.#parked.park({ ...again, attempts: before.attempts + 1, since: before.since });
  }

  #fold(raw: RawEvent, { all, busy, plain }: Steps): void {
    const event = parsed(raw);
    const straight = event !== undefined && event.metadata.schemaVersion <= plain && !this.#parked.any;
    this.#foldSteps(raw, straight ? busy : all, event);
  }

  #foldSteps(raw: RawEvent, steps: readonly Step[], read?: RecordedEvent): void {
    let event = read;
    for (const step of steps) {
      const parked = this.#parked.any ? this.#parked.at(raw.stream, step.view.name) : undefined;
      if (parked !== undefined) {
        this.#parked.park({ ...parked, held: parked.held + 1 });
        continue;
      }
      try {
        event ??= parseRaw(raw);
        understand(step, event);
        for (const handler of step.handlers) handler(event, this.#rows);
        this.#rows.keep();
      } catch (fault) {
        this.#rows.drop();
        if (!isRowFault(fault)) throw fault;
        this.#park(raw, step, fault);
      }
    }
  }

  #park(raw: RawEvent, step: Step, fault: unknown): void {
    if (this.#skipped(raw.stream, raw.id)) return;
    this.#parked.park({
      stream: raw.stream,
      view: step.view.name,
      position: raw.position,
      revision: raw.revision,
      eventId: raw.id,
      type: raw.type,
      error: String(fault),
      since: this.options.now(),
      attempts: 1,
      held: 0,
    });
  }

  #skipped(stream: string, id: string): boolean {
    return this.#rows.get(skippedEvent, stream, id) !== undefined;
  }

  /** A row that SQLite refuses shows only at the flush; here each view's share is flushed by itself. */
  #applyAlone(raw: RawEvent): void {
    this.#transaction(() => {
      for (const step of this.#plan.stepsFor(raw.stream, raw.type).all) {
        this.db.exec('SAVEPOINT step');
        try {
          this.#foldSteps(raw, [step]);
          this.#rows.flush();
        } catch (fault) {
          if (!isRowFault(fault)) throw fault;
          this.db.exec('ROLLBACK TO step');
          this.#rows.forget();
          this.#park(raw, step, fault);
        }
        this.db.exec('RELEASE step');
        this.#rows.settle();
      }
      this.#parked.flush();
      this.#moveTo(raw.position);
    });
    this.#parked.settle();
    this.#position = raw.position;
  }

  #moveTo(position: string): void {
    this.db
      .prepare('INSERT INTO checkpoint VALUES (1, ?) ON CONFLICT DO UPDATE SET position = excluded.position')
      .run(position);
  }

  #transaction(work: () => void): void {
    this.db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.db.exec('COMMIT');
    } catch (fault) {
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      throw fault;
    }
  }

  #undo(): void {
    this.#rows.forget();
    this.#parked.reload();
  }
}

/** Undefined when it is no JSON: then each view that claims it says so and parks. */
function parsed(raw: RawEvent): RecordedEvent | undefined {
  try {
    return parseRaw(raw);
  } catch {
    return undefined;
  }
}
