import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { columns } from './rows.js';

/** Every so many events of a copy are noted, so that no count has more than these to go through. */
export const noteEvery = 256;

export const rankTable =
  'CREATE TABLE IF NOT EXISTS ranks (position INTEGER PRIMARY KEY, rank INTEGER NOT NULL UNIQUE) STRICT;';

/**
 * Where events stand in the log's order, counted from 0. The embedded log counts its positions from 1 without a gap;
 * a copy has another store's positions and notes which event is the how-manieth.
 */
export class EventRanks {
  readonly #before: StatementSync;
  readonly #count: StatementSync;
  readonly #noteOf: StatementSync;
  readonly #nth: StatementSync;

  private constructor(database: DatabaseSync) {
    this.#before = database.prepare(
      'SELECT position, rank FROM ranks WHERE position <= ? ORDER BY position DESC LIMIT 1',
    );
    this.#count = database.prepare('SELECT count(*) FROM events WHERE position > ? AND position <= ?');
    this.#noteOf = database.prepare(
      'SELECT position, rank FROM ranks WHERE rank <= ? ORDER BY rank DESC LIMIT 1',
    );
    this.#nth = database.prepare(
      `SELECT ${columns} FROM events WHERE position > ? ORDER BY position LIMIT 1 OFFSET ?`,
    );
    for (const statement of [this.#before, this.#count, this.#noteOf, this.#nth])
      statement.setReturnArrays(true);
  }

  /** Undefined for a log that is no copy. */
  static of(database: DatabaseSync): EventRanks | undefined {
    const noted = database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'ranks'");
    return noted.get() === undefined ? undefined : new EventRanks(database);
  }

  /** How many events stand at or before a position. */
  upTo(position: number): number {
    const [at = 0, rank = 0] = pair(this.#before.get(position));
    const [more = 0] = pair(this.#count.get(at, position));
    return rank + more;
  }

  /** The row of the event with so many before it, or undefined past the end. */
  at(index: number): unknown {
    const [at = 0, rank = 0] = pair(this.#noteOf.get(index));
    return this.#nth.get(at, index - rank);
  }
}

const pair = (row: unknown): readonly number[] => (row ?? []) as readonly number[];
