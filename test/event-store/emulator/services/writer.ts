import type { Journal } from '../journal/index.js';
import type { Storage, StoredEvent } from '../storage/index.js';

/** Takes writes one after the other and tells when there is something new. With a journal, writes that wait together share one flush, and nobody sees them or is answered before it. */
export class Writer {
  private readonly listeners = new Set<() => void>();
  private waiting: (() => void)[] = [];
  private afterFlush: (() => void)[] = [];

  constructor(
    private readonly storage: Storage,
    private readonly journal?: Journal | undefined,
  ) {}

  /** Runs one write. @throws what the work throws */
  write<Outcome>(work: (storage: Storage, now: number) => Outcome): Promise<Outcome> {
    if (!this.journal) return this.atOnce(work);
    return new Promise((resolve, reject) => {
      this.waiting.push(() => {
        const before = this.storage.length;
        try {
          const outcome = work(this.storage, Date.now());
          this.record(before);
          this.afterFlush.push(() => resolve(outcome));
        } catch (error) {
          this.afterFlush.push(() => reject(error));
        }
      });
      if (this.waiting.length === 1) setImmediate(() => this.flush());
    });
  }

  /** Calls the listener whenever something was written, until the answer is called. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async atOnce<Outcome>(work: (storage: Storage, now: number) => Outcome): Promise<Outcome> {
    const before = this.storage.length;
    const outcome = work(this.storage, Date.now());
    if (this.storage.length !== before) this.tell();
    return outcome;
  }

  private record(before: number): void {
    const written: StoredEvent[] = [];
    for (let index = before; index < this.storage.length; index += 1) {
      const event = this.storage.at(index);
      if (event) written.push(event);
    }
    if (written.length > 0) this.journal?.add(written);
  }

  /** All of it in one turn of the event loop, so that no reader comes between. */
  private flush(): void {
    const works = this.waiting;
    this.waiting = [];
    const before = this.storage.length;
    for (const work of works) work();
    this.journal?.flush();
    const answers = this.afterFlush;
    this.afterFlush = [];
    for (const answer of answers) answer();
    if (this.storage.length !== before) this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
