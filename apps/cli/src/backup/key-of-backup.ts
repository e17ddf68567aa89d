import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type NoteKey, readNoteKey } from '@xiaohao/integrity';

/** The log's public key as the folder itself has it. */
export function keyOfBackup(folder: string): NoteKey | undefined {
  const file = join(folder, 'integrity', 'log.vkey');
  return existsSync(file) ? readNoteKey(readFileSync(file, 'utf8').trim()) : undefined;
}
