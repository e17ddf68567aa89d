import type { UsesFile } from './uses-file.js';

/** How old what is on disk may be before it is written again, milliseconds. */
const writeEvery = 3_600_000;

/**
 * When each key was used last: in memory, and in a small file at most once per key and hour and at the end. It is
 * a help for whoever looks for keys that nobody needs; no decision rests on it, so it may be lost.
 */
export class KeyUses {
  readonly #last: Map<string, string>;
  readonly #written: Map<string, number>;
  #writing: Promise<void> | undefined;

  constructor(private readonly file: UsesFile) {
    const kept = Object.entries(file.read());
    this.#last = new Map(kept);
    this.#written = new Map(kept.map(([key, at]) => [key, Date.parse(at)]));
  }

  /** The key was found good at this instant. */
  used(key: string, now: string): void {
    this.#last.set(key, now);
    if (Date.parse(now) - (this.#written.get(key) ?? 0) < writeEvery) return;
    this.#written.set(key, Date.parse(now));
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
    });
  }

  /** UTC, ISO 8601; undefined when it is not known to have been used. */
  lastUse(key: string): string | undefined {
    return this.#last.get(key);
  }

  async close(): Promise<void> {
    await this.#writing;
    if (this.#last.size > 0) await this.#write();
  }

  /** A file that cannot be written is a lost hint and stops nobody. */
  #write(): Promise<void> {
    return this.file.write(Object.fromEntries(this.#last)).catch(() => this.#written.clear());
  }
}
