import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const keepEvery = 10_000;

/**
 * The instant at which a copy was last seen to hold everything, kept beside it so that a process that begins while
 * the store is away can say as of when it serves. It may be some seconds older than the truth, never younger.
 */
export class AsOfFile {
  readonly #path: string;
  #at: string | undefined;
  #kept = 0;

  constructor(folder: string) {
    this.#path = join(folder, 'as-of');
  }

  read(): string | null {
    try {
      const text = readFileSync(this.#path, 'utf8').trim();
      return Number.isNaN(Date.parse(text)) ? null : text;
    } catch {
      return null;
    }
  }

  note(at: string): void {
    this.#at = at;
    if (Date.now() - this.#kept >= keepEvery) this.keep();
  }

  /** A disk that takes nothing loses only how fresh the copy is. */
  keep(): void {
    if (this.#at === undefined) return;
    this.#kept = Date.now();
    try {
      writeFileSync(`${this.#path}.new`, `${this.#at}\n`);
      renameSync(`${this.#path}.new`, this.#path);
    } catch {
      // What the copy itself cannot write is told by the copy.
    }
  }
}
