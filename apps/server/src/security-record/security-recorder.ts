import {
  Counting,
  monthOf,
  type SecurityEntry,
  type SecurityEvent,
  securityEventVersions,
  securityStream,
} from '@xiaohao/access';
import {
  type EventActor,
  type EventLog,
  forEverybody,
  type NewEvent,
  patienceLeft,
} from '@xiaohao/event-log';
import { v7 } from 'uuid';
import { StreamEnd } from './stream-end.js';

/** Entries that wait in memory while the log takes none; from then on nothing is signed. */
export const mostWaiting = 1_000;
const batchSize = 200;

/** Times of the recorder, milliseconds. */
export interface RecorderTimes {
  /** After a failed write. */
  readonly retry: number;
  /** How long an answer waits for its entry at most. */
  readonly patience: number;
  /** How often counts are looked at whose minute may be over. */
  readonly sweep: number;
}

const usualTimes: RecorderTimes = { retry: 1_000, patience: 2_000, sweep: 10_000 };

interface Waiting {
  readonly stream: string;
  readonly event: NewEvent;
  /** Called once: it is in the log, or the first try has failed. */
  readonly tried: () => void;
}

const server: EventActor = { kind: 'system', id: 'system' };

/**
 * Writes the security record, in order and one append at a time. While the log takes nothing, entries wait in
 * memory and are tried again; beyond {@link mostWaiting} they are lost, which the record then says.
 */
export class SecurityRecorder {
  readonly #counting = new Counting();
  readonly #end: StreamEnd;
  readonly #sweep: NodeJS.Timeout;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;
  #retry: NodeJS.Timeout | undefined;
  #failing: string | null = null;
  #lost: { count: number; readonly from: string; until: string } | undefined;

  constructor(
    log: EventLog,
    private readonly now: () => string,
    grewTo: (position: string) => void,
    private readonly times: RecorderTimes = usualTimes,
  ) {
    this.#end = new StreamEnd(log, grewTo);
    this.#sweep = setInterval(() => this.#keepCounts(performance.now()), times.sweep);
    this.#sweep.unref();
  }

  /** `stopped` while so much waits that nothing may be signed. */
  get state(): {
    readonly state: 'written' | 'waiting' | 'stopped';
    readonly waiting: number;
    readonly why: string | null;
  } {
    const waiting = this.#waiting.length;
    const state = waiting >= mostWaiting ? 'stopped' : this.#failing === null ? 'written' : 'waiting';
    return { state, waiting, why: this.#failing };
  }

  /** Takes an entry; resolves when it is in the log, or is known to wait. Never rejects. */
  async note(entry: SecurityEntry): Promise<void> {
    if (!this.#counting.take(entry, performance.now())) return;
    await this.#keep(
      { type: 'SecurityEventNoted', data: entry },
      actorOf(entry.subject),
      entry.at,
      entry.request,
    );
  }

  /** Writes what can still be written. */
  async close(): Promise<void> {
    clearInterval(this.#sweep);
    clearTimeout(this.#retry);
    this.#keepCounts(Number.POSITIVE_INFINITY);
    if (this.#waiting.length > 0) await this.#begin();
    clearTimeout(this.#retry);
  }

  #keepCounts(ms: number): void {
    for (const count of this.#counting.due(ms))
      void this.#keep({ type: 'SecurityEventsCounted', data: count }, server, count.until, v7());
  }

  async #keep(event: SecurityEvent, actor: EventActor, at: string, correlationId: string): Promise<void> {
    if (this.#waiting.length >= mostWaiting) {
      this.#lost ??= { count: 0, from: at, until: at };
      this.#lost.count += 1;
      this.#lost.until = at;
      return;
    }
    const tried = new Promise<void>((resolve) => {
      const written = eventOf(event, actor, this.now(), correlationId);
      this.#waiting.push({ stream: securityStream(monthOf(at)), event: written, tried: resolve });
    });
    if (this.#failing !== null) return;
    // One append is for all that wait: it is not the first one's patience that decides.
    void forEverybody(() => this.#begin());
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, Math.min(this.times.patience, patienceLeft()));
      timer.unref();
    });
    await Promise.race([tried, patience]);
    clearTimeout(timer);
  }

  #begin(): Promise<void> {
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
      if (this.#waiting.length > 0 && this.#failing === null) void this.#begin();
    });
    return this.#writing;
  }

  /** Until nothing waits, or the log takes no more. */
  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const stream = this.#waiting[0]?.stream ?? '';
      const next = this.#waiting.findIndex((entry) => entry.stream !== stream);
      const batch = this.#waiting.slice(0, Math.min(batchSize, next === -1 ? batchSize : next));
      const wrong = await this.#end
        .append(
          stream,
          batch.map(({ event }) => event),
        )
        .then(
          () => null,
          (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
        );
      for (const { tried } of wrong === null ? batch : this.#waiting) tried();
      this.#failing = wrong;
      if (wrong !== null) return this.#tryLater();
      this.#waiting = this.#waiting.slice(batch.length);
      this.#tellLost();
    }
  }

  #tryLater(): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#begin(), this.times.retry);
    this.#retry.unref();
  }

  #tellLost(): void {
    const lost = this.#lost;
    if (lost === undefined) return;
    this.#lost = undefined;
    void this.#keep({ type: 'SecurityEventsLost', data: lost }, server, lost.until, v7());
  }
}

const actorOf = ({ kind, id }: SecurityEntry['subject']): EventActor =>
  kind === 'unknown' || id === undefined ? server : { kind, id };

const eventOf = (
  { type, data }: SecurityEvent,
  actor: EventActor,
  recordedAt: string,
  correlationId: string,
): NewEvent => ({
  id: v7(),
  type,
  data: { ...data } as NewEvent['data'],
  metadata: {
    schemaVersion: securityEventVersions[type],
    actor,
    command: 'NoteSecurityEvent',
    correlationId,
    recordedAt,
  },
});
