import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { EventSource, RawEvent } from '@xiaohao/projection-runtime';

/** Events between two marks at most; so many are read to find an instant. */
const spacing = 250;

export const momentSchema: readonly string[] = [
  'CREATE TABLE moment (at INTEGER PRIMARY KEY, latest TEXT NOT NULL)',
  'CREATE INDEX moment_by_latest ON moment (latest, at)',
];

const written = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Before every other where the event does not say it: it then stands at the instant of the one before it. */
function recordedAt({ metadata }: RawEvent): string {
  try {
    const { recordedAt: instant } = JSON.parse(metadata) as { readonly recordedAt?: unknown };
    return typeof instant === 'string' && written.test(instant) && !Number.isNaN(Date.parse(instant))
      ? instant
      : '';
  } catch {
    return '';
  }
}

/**
 * Which position of the log an instant is. The order of the log is what holds: an instant is the place before the
 * first entry that was made at it or later, also where the clocks of several writers differ.
 */
export class Moments {
  readonly #mark: StatementSync;
  #latest: string;

  constructor(
    private readonly db: DatabaseSync,
    private readonly source: Pick<EventSource, 'after'>,
  ) {
    this.#mark = db.prepare('INSERT INTO moment VALUES (?, ?)');
    this.#latest = String(
      db.prepare('SELECT latest FROM moment ORDER BY at DESC LIMIT 1').get()?.latest ?? '',
    );
  }

  /** Takes in events in the order of the log; inside the caller's transaction. */
  follow(batch: readonly RawEvent[]): void {
    batch.forEach((raw, place) => {
      const instant = recordedAt(raw);
      if (instant > this.#latest) this.#latest = instant;
      if (place % spacing === spacing - 1 || place === batch.length - 1)
        this.#mark.run(Number(raw.position), this.#latest);
    });
  }

  /** The last position of which all was recorded before this instant (UTC with milliseconds). */
  async before(instant: string): Promise<number> {
    const beyond = this.db
      .prepare('SELECT at FROM moment WHERE latest >= ? ORDER BY latest, at LIMIT 1')
      .get(instant);
    const mark = this.db
      .prepare('SELECT at FROM moment WHERE at < ? ORDER BY at DESC LIMIT 1')
      .get(Number(beyond?.at ?? Number.MAX_SAFE_INTEGER));
    const start = Number(mark?.at ?? 0);
    if (beyond === undefined) return start;
    const read = await this.source.after(start === 0 ? null : String(start), spacing);
    const until = read.findIndex((raw) => recordedAt(raw) >= instant);
    return Number(read[until - 1]?.position ?? start);
  }

  /** When the last event up to a position was recorded; null where there is none. */
  async at(position: number): Promise<string | null> {
    const mark = this.db
      .prepare('SELECT at, latest FROM moment WHERE at <= ? ORDER BY at DESC LIMIT 1')
      .get(position);
    const start = Number(mark?.at ?? 0);
    const read = await this.source.after(start === 0 ? null : String(start), spacing);
    const instants = read.filter((raw) => Number(raw.position) <= position).map(recordedAt);
    return [String(mark?.latest ?? ''), ...instants].toSorted().at(-1) || null;
  }
}
