import type { DatabaseSync } from 'node:sqlite';
import { comparePositions, compareRevisions } from '@xiaohao/event-log';
import type { RawEvent } from './event-source.js';
import { isRowFault } from './faults.js';
import { Folding, type FoldingOptions } from './folding.js';
import type { ParkedEvent, ParkedEvents } from './parked.js';
import type { View } from './view.js';

export type ProjectorOptions = FoldingOptions;

/**
 * Keeps the rows of one file, and is its only writer. Events are {@link take taken}, which is done in memory;
 * {@link write written}, which no reader sees yet; and {@link save saved}, rows and checkpoint together.
 */
export class Projector {
  readonly #folding: Folding;
  #position: string | null;
  #saved: string | null;
  /** Of the events up to here one has a row that SQLite refuses. */
  #doubtful: string | null = null;
  /** What is in memory is not what the file says: going back failed and has to be done again. */
  #spoilt = false;

  constructor(
    readonly db: DatabaseSync,
    views: readonly View[],
    options: ProjectorOptions,
  ) {
    this.#folding = new Folding(db, views, options);
    const row = db.prepare('SELECT position FROM checkpoint').get();
    this.#position = row === undefined ? null : String(row.position);
    this.#saved = this.#position;
  }

  /** The last event that was taken: it is in the rows, parked or held. It goes back when it cannot be saved. */
  get position(): string | null {
    return this.#position;
  }

  /** The last event that readers of the file see. */
  get saved(): string | null {
    return this.#saved;
  }

  /** A row was refused: {@link position} went back, and what was taken since has to be taken again. */
  get isDoubtful(): boolean {
    return this.#doubtful !== null;
  }

  /** Rows in memory that are not written yet. */
  get waiting(): number {
    return this.#folding.rows.dirty;
  }

  parkedStreams(): readonly string[] {
    return this.#parked.streams();
  }

  /** Takes and saves, each event by itself where a row is refused. Nothing taken before may wait to be saved. */
  apply(batch: readonly RawEvent[]): void {
    this.take(batch);
    this.save();
    if (this.isDoubtful) this.take(batch);
  }

  /** Events in log order, the next after {@link position}. */
  take(batch: readonly RawEvent[]): void {
    const [first, last] = [batch[0], batch.at(-1)];
    if (first === undefined || last === undefined) return;
    if (this.#spoilt) this.#undo();
    try {
      if (this.#mayBeToBlame(first)) for (const raw of batch) this.#takeAlone(raw);
      else this.fold(batch);
    } catch (fault) {
      this.#goBack();
      throw fault;
    }
    this.#position = last.position;
    if (this.#doubtful !== null && comparePositions(last.position, this.#doubtful) >= 0)
      this.#doubtful = null;
  }

  /** Puts the rows of what was taken into the file, in a transaction that {@link save} ends. */
  write(): void {
    if (this.#saved === this.#position) return;
    this.#orGoBack(() => {
      if (!this.db.isTransaction) this.db.exec('BEGIN IMMEDIATE');
      this.#folding.rows.flush();
      this.#folding.rows.settle();
    });
  }

  /**
   * From now on readers see what was taken. Where SQLite refuses a row, {@link position} goes back to what was saved
   * before; what is then taken again is saved event by event, so that the one that is to blame is parked.
   */
  save(): void {
    this.write();
    const reached = this.#position;
    if (reached === null || reached === this.#saved) return;
    this.#orGoBack(() => {
      this.#parked.flush();
      this.#moveTo(reached);
      this.db.exec('COMMIT');
      this.#parked.settle();
      this.#saved = reached;
    });
  }

  /** Folds without moving {@link position}; a {@link commit} must follow. */
  fold(batch: readonly RawEvent[]): void {
    for (const raw of batch) this.#folding.fold(raw);
  }

  /** One transaction over all that waits and what `mark` writes. */
  commit(mark: () => void): void {
    this.#transaction(() => {
      this.#folding.rows.flush();
      this.#parked.flush();
      mark();
    });
    this.#folding.rows.settle();
    this.#parked.settle();
  }

  /** Streams whose parked event has been skipped since, so that a {@link retry} will get past it. */
  skippable(): readonly string[] {
    return this.#parked
      .streams()
      .filter((stream) =>
        this.#parked.of(stream).some((parked) => this.#folding.isSkipped(stream, parked.eventId)),
      );
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
    if (this.#spoilt) this.#undo();
    this.save();
    const upTo = this.#position;
    const seen = events.filter(({ position }) => upTo !== null && comparePositions(position, upTo) <= 0);
    for (const before of this.#parked.of(stream)) this.#retry(before, seen);
    return this.#parked.of(stream).length === 0;
  }

  #retry(before: ParkedEvent, seen: readonly RawEvent[]): void {
    this.#parked.release(before.stream, before.view);
    try {
      for (const raw of seen)
        if (compareRevisions(raw.revision, before.revision) >= 0)
          this.#folding.foldAgain(before.view, raw, before);
      this.commit(() => undefined);
    } catch (fault) {
      this.#undo();
      if (!isRowFault(fault)) throw fault;
      const others = seen.filter(({ id }) => id !== before.eventId);
      // What SQLite refuses shows at the commit, where handlers cannot be told that it is skipped.
      if (others.length < seen.length && this.#folding.isSkipped(before.stream, before.eventId)) {
        this.#retry(before, others);
        return;
      }
      this.#parked.park({ ...before, attempts: before.attempts + 1, error: String(fault) });
      this.commit(() => undefined);
    }
  }

  get #parked(): ParkedEvents {
    return this.#folding.parked;
  }

  #mayBeToBlame({ position }: RawEvent): boolean {
    return this.#doubtful !== null && comparePositions(position, this.#doubtful) <= 0;
  }

  /** A row that SQLite refuses shows only when it is written; here each view's share is written by itself. */
  #takeAlone(raw: RawEvent): void {
    const folding = this.#folding;
    this.#transaction(() => {
      for (const step of folding.stepsFor(raw).all) {
        this.db.exec('SAVEPOINT step');
        try {
          folding.foldSteps(raw, [step]);
          folding.rows.flush();
        } catch (fault) {
          if (!isRowFault(fault)) throw fault;
          this.db.exec('ROLLBACK TO step');
          folding.rows.forget();
          folding.park(raw, step, fault);
        }
        this.db.exec('RELEASE step');
        folding.rows.settle();
      }
      this.#parked.flush();
      this.#moveTo(raw.position);
    });
    this.#parked.settle();
    this.#position = raw.position;
    this.#saved = raw.position;
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

  #orGoBack(work: () => void): void {
    const taken = this.#position;
    try {
      work();
    } catch (fault) {
      this.#goBack();
      if (!isRowFault(fault)) throw fault;
      this.#doubtful = taken;
    }
  }

  /** The position first: should the file not even be read now, nothing counts as taken that is not in memory. */
  #goBack(): void {
    this.#position = this.#saved;
    this.#undo();
  }

  #undo(): void {
    this.#spoilt = true;
    if (this.db.isTransaction) this.db.exec('ROLLBACK');
    this.#folding.forget();
    this.#spoilt = false;
  }
}
