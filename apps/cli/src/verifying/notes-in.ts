import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { KnownNote } from '@xiaohao/integrity/verifying';

/** The checkpoints that a data folder keeps, and others that were had from elsewhere. */
export function notesIn(folder: string, files: readonly string[]): readonly KnownNote[] {
  const own = ['checkpoint', 'witnessed'].filter((name) => existsSync(join(folder, name)));
  return [
    ...own.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') })),
    ...files.map((file) => ({
      name: basename(file),
      text: readFileSync(file, 'utf8'),
      elsewhere: true as const,
    })),
  ];
}
