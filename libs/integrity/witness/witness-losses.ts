import type { DatabaseSync } from 'node:sqlite';
import type { AcceptedLoss, TreeHead } from '@xiaohao/integrity';

/** A loss that was agreed to, as it is kept: what was given up, where it goes on, and the signed statement of it. */
export interface LossRecord {
  /** Instant, UTC. */
  readonly at: string;
  readonly origin: string;
  readonly fromSize: number;
  readonly toSize: number;
  readonly ground: string;
  /** The last checkpoint of what was given up, cosigned. */
  readonly fromNote: string;
  /** Signed note of the witness. */
  readonly statement: string;
}

export const lossesTable = `
  CREATE TABLE IF NOT EXISTS losses (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    origin TEXT NOT NULL,
    from_size INTEGER NOT NULL,
    from_root BLOB NOT NULL,
    from_note TEXT NOT NULL,
    to_size INTEGER NOT NULL,
    to_root BLOB NOT NULL,
    ground TEXT NOT NULL,
    statement TEXT NOT NULL
  ) STRICT;
`;

/** The losses in a witness's memory; none is ever removed. */
export class WitnessLosses {
  constructor(private readonly db: DatabaseSync) {}

  add(record: LossRecord, from: TreeHead, to: TreeHead): void {
    const { at, origin, fromNote, ground, statement } = record;
    this.db
      .prepare(
        `INSERT INTO losses (at, origin, from_size, from_root, from_note, to_size, to_root, ground, statement)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(at, origin, from.size, from.root, fromNote, to.size, to.root, ground, statement);
  }

  of(origin: string): readonly AcceptedLoss[] {
    return this.db
      .prepare(
        'SELECT at, from_size, from_root, to_size, to_root FROM losses WHERE origin = ? ORDER BY number',
      )
      .all(origin)
      .map((row) => ({
        at: Math.floor(Date.parse(String(row['at'])) / 1_000),
        from: { size: Number(row['from_size']), root: Buffer.from(row['from_root'] as Uint8Array) },
        to: { size: Number(row['to_size']), root: Buffer.from(row['to_root'] as Uint8Array) },
      }));
  }

  all(): readonly LossRecord[] {
    return this.db
      .prepare(
        `SELECT at, origin, from_size AS fromSize, to_size AS toSize, ground, from_note AS fromNote, statement
         FROM losses ORDER BY number`,
      )
      .all() as unknown as readonly LossRecord[];
  }
}
