import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';

/** Instants by key. */
export type Uses = Readonly<Record<string, string>>;

/** Where last uses are kept; what is missing or damaged is read as none. */
export interface UsesFile {
  read(): Uses;
  /** Replaces what is there as a whole. */
  write(uses: Uses): Promise<void>;
}

export const usesFile = (path: string): UsesFile => ({
  read() {
    if (!existsSync(path)) return {};
    try {
      const kept: unknown = JSON.parse(readFileSync(path, 'utf8'));
      if (typeof kept !== 'object' || kept === null) return {};
      return Object.fromEntries(
        Object.entries(kept).filter(([, at]) => typeof at === 'string' && !Number.isNaN(Date.parse(at))),
      );
    } catch {
      return {};
    }
  },
  async write(uses) {
    await writeFile(`${path}.new`, JSON.stringify(uses), { mode: 0o600 });
    await rename(`${path}.new`, path);
  },
});
