import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';

/** An event that a view could not take in, and how many later ones of its stream wait behind it. */
export interface ParkedEvent {
  readonly stream: string;
  readonly view: string;
  readonly position: string;
  readonly revision: string;
  readonly eventId: string;
  readonly type: string;
  readonly error: string;
  /** Instant, UTC, at which it was parked first. */
  readonly since: string;
  readonly attempts: number;
  readonly held: number;
}

const read = (row: Record<string, SQLOutputValue>): ParkedEvent => ({
  stream: String(row.stream),
  view: String(row.view),
  position: String(row.position),
  revision: String(row.revision),
  eventId: String(row.event_id),
  type: String(row.type),
  error: String(row.error),
  since: String(row.since),
  attempts: Number(row.attempts),
  held: Number(row.held),
});

/** What is parked, as the file has it. */
export const readParked = (db: DatabaseSync): readonly ParkedEvent[] =>
  db.prepare('SELECT * FROM parked ORDER BY stream, view').all().map(read);

/** The parked events of all streams in memory, written with the batch that changed them. */
export class ParkedEvents {
  readonly #byStream = new Map<string, Map<string, ParkedEvent>>();
  #changed = new Set<string>();

  constructor(readonly db: DatabaseSync) {
    this.reload();
  }

  /** Back to what the file says. */
  reload(): void {
    const known = readParked(this.db);
    this.#byStream.clear();
    this.#changed.clear();
    for (const parked of known) this.#set(parked);
  }

  get any(): boolean {
    return this.#byStream.size > 0;
  }

  of(stream: string): readonly ParkedEvent[] {
    return [...(this.#byStream.get(stream)?.values() ?? [])];
  }

  at(stream: string, view: string): ParkedEvent | undefined {
    return this.#byStream.get(stream)?.get(view);
  }

  park(parked: ParkedEvent): void {
    this.#set(parked);
    this.#changed.add(parked.stream);
  }

  release(stream: string, view: string): void {
    const views = this.#byStream.get(stream);
    views?.delete(view);
    if (views?.size === 0) this.#byStream.delete(stream);
    this.#changed.add(stream);
  }

  streams(): readonly string[] {
    return [...this.#byStream.keys()];
  }

  /** Inside the caller's transaction. */
  flush(): void {
    if (this.#changed.size === 0) return;
    const clear = this.db.prepare('DELETE FROM parked WHERE stream = ?');
    const insert = this.db.prepare('INSERT INTO parked VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    for (const stream of this.#changed) {
      clear.run(stream);
      for (const p of this.of(stream))
        insert.run(
          p.stream,
          p.view,
          p.position,
          p.revision,
          p.eventId,
          p.type,
          p.error,
          p.since,
          p.attempts,
          p.held,
        );
    }
  }

  settle(): void {
    this.#changed = new Set();
  }

  #set(parked: ParkedEvent): void {
    const views = this.#byStream.get(parked.stream) ?? new Map<string, ParkedEvent>();
    this.#byStream.set(parked.stream, views.set(parked.view, parked));
  }
}
