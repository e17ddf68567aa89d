import type { DatabaseSync } from 'node:sqlite';
import type { RecordedEvent } from '@xiaohao/event-log';
import {
  type EventSource,
  encodeCell,
  parseRaw,
  placeholderOf,
  type RawEvent,
} from '@xiaohao/projection-runtime';
import { chinaTime } from '@xiaohao/working-calendar';
import { problem } from '../problem-list/problem-row.js';
import { pastList } from './past-views.js';
import { linesOnTwoAxes, type StatedLine } from './two-axes.js';

const ofProblem = Object.entries(problem.columns);
const names = ofProblem.map(([name]) => name);
const places = ofProblem.map(([, type]) => placeholderOf(type));

const sqlType = (type: string): string => (type === 'integer' || type === 'boolean' ? 'INTEGER' : 'TEXT');

export const statedSchema: readonly string[] = [
  `CREATE TABLE stated_line (line INTEGER PRIMARY KEY, happenedFrom TEXT NOT NULL, happenedTo TEXT NOT NULL, at INTEGER NOT NULL, until INTEGER NOT NULL, people TEXT NOT NULL, words TEXT NOT NULL, ${ofProblem.map(([name, type]) => `${name} ${sqlType(type)}`).join(', ')})`,
  'CREATE INDEX stated_line_by_ordinal ON stated_line (ordinal)',
];

const problemStream = 'problem-';

/** Keeps the lines of problems of which somebody stated when something happened, on both axes. */
export class StatedLines {
  constructor(
    private readonly db: DatabaseSync,
    private readonly source: Pick<EventSource, 'stream'>,
  ) {}

  /** What to write for the problems of a batch, worked out from their whole streams up to a position. */
  async prepare(batch: readonly RawEvent[], upTo: number): Promise<() => void> {
    const streams = new Set(batch.map(({ stream }) => stream).filter((s) => s.startsWith(problemStream)));
    const writes: (() => void)[] = [];
    for (const stream of streams) {
      const id = stream.slice(problemStream.length);
      const stated = this.db
        .prepare(
          'SELECT s.ordinal, c.zone FROM stated_problem s JOIN problem p ON p.ordinal = s.ordinal LEFT JOIN campaign c ON c.id = p.campaign WHERE s.id = ?',
        )
        .get(id);
      if (stated === undefined) continue;
      const events = await this.#taken(stream, upTo);
      const lines = linesOnTwoAxes(events, String(stated.zone ?? chinaTime));
      writes.push(() => this.#write(Number(stated.ordinal), lines));
    }
    return () => {
      for (const write of writes) write();
    };
  }

  /** What the list took in of a stream: nothing that was skipped, nothing from the event on at which it was parked. */
  async #taken(stream: string, upTo: number): Promise<readonly RecordedEvent[]> {
    const skipped = new Set(
      this.db
        .prepare('SELECT event FROM skipped_event WHERE stream = ?')
        .all(stream)
        .map(({ event }) => event),
    );
    const parked = this.db
      .prepare('SELECT revision FROM parked WHERE stream = ? AND view = ?')
      .get(stream, pastList.name);
    const end = Number(parked?.revision ?? Number.POSITIVE_INFINITY);
    return (await this.source.stream(stream, null))
      .filter(({ position, revision }) => Number(position) <= upTo && Number(revision) < end)
      .filter((raw) => skipped.size === 0 || !skipped.has(raw.id))
      .map(parseRaw);
  }

  #write(ordinal: number, lines: readonly StatedLine[]): void {
    this.db.prepare('DELETE FROM stated_line WHERE ordinal = ?').run(ordinal);
    const insert = this.db.prepare(
      `INSERT INTO stated_line (happenedFrom, happenedTo, at, until, people, words, ${names.join(', ')}) VALUES (?, ?, ?, ?, ?, ?, ${places.join(', ')})`,
    );
    for (const { from, to, at, until, people, words, row } of lines)
      insert.run(
        ...[from, to, at, until, JSON.stringify(people), words],
        ...ofProblem.map(([name, type]) => encodeCell(type, row[name as keyof typeof row])),
      );
  }
}
