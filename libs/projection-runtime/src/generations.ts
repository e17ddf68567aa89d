import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileSuffixes } from './unfinished-file.js';

/** One file of views: which build it is and which versions of the views wrote it. */
export interface Generation {
  readonly number: number;
  readonly versions: string;
}

const pointer = 'current.json';
const fileName = ({ number, versions }: Generation): string => `views-${number}-${versions}.db`;
const pattern = /^views-(\d+)-([0-9a-f]{16})\.db$/;

/** The files of views in one folder, and the pointer that says which of them is served. */
export class Generations {
  constructor(readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  path(generation: Generation): string {
    return join(this.folder, fileName(generation));
  }

  /** The file that is served, or null when there is none or its pointer cannot be read. */
  current(): Generation | null {
    try {
      const { number, versions } = JSON.parse(readFileSync(join(this.folder, pointer), 'utf8')) as Generation;
      const found = this.#present().some((g) => g.number === number && g.versions === versions);
      return found ? { number, versions } : null;
    } catch {
      return null;
    }
  }

  /** An unfinished build of these versions, newer than what is served; a rebuild goes on with it. */
  unfinished(versions: string): Generation | null {
    const served = this.current()?.number ?? 0;
    const builds = this.#present().filter((g) => g.versions === versions && g.number > served);
    return builds.sort((a, b) => b.number - a.number)[0] ?? null;
  }

  next(versions: string): Generation {
    return { number: Math.max(0, ...this.#present().map((g) => g.number)) + 1, versions };
  }

  /** From now on this file is served, also after a loss of power. */
  serve(generation: Generation): void {
    const path = join(this.folder, pointer);
    const file = openSync(`${path}.new`, 'w');
    writeSync(file, JSON.stringify(generation));
    fsyncSync(file);
    closeSync(file);
    renameSync(`${path}.new`, path);
  }

  /** Removes all but what is served; a file that is still held open somewhere goes at the next start. */
  sweep(): void {
    const served = this.current();
    const keep = served === null ? [] : fileSuffixes.map((suffix) => fileName(served) + suffix);
    for (const name of readdirSync(this.folder))
      if (name.startsWith('views-') && !keep.includes(name))
        try {
          rmSync(join(this.folder, name), { force: true });
        } catch {
          // Held open by another thread on a system that minds.
        }
  }

  #present(): readonly Generation[] {
    return readdirSync(this.folder)
      .map((name) => pattern.exec(name))
      .filter((match) => match !== null)
      .map(([, number, versions]) => ({ number: Number(number), versions: versions ?? '' }));
  }
}
