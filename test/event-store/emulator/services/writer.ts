import type { Storage } from '../storage/index.js';

/** Takes writes one after the other and tells when there is something new. */
export class Writer {
  private readonly listeners = new Set<() => void>();

  constructor(private readonly storage: Storage) {}

  /** Runs one write; the answer may be given when the promise is fulfilled. */
  async write<Outcome>(work: (storage: Storage, now: number) => Outcome): Promise<Outcome> {
    const before = this.storage.length;
    const outcome = work(this.storage, Date.now());
    if (this.storage.length !== before) this.tell();
    return outcome;
  }

  /** Calls the listener whenever something was written, until the answer is called. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
