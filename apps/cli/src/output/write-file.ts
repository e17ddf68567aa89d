import { writeFileSync } from 'node:fs';
import { Declined } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { type Language, message } from '../messages.js';
import { codeOf } from './print.js';

/** Writes what was asked for into a file. @throws Declined where it cannot */
export function writeFile(file: string, content: Uint8Array, lang: Language): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    throw new Declined(message(lang, 'fileUnwritten', { file, code: codeOf(error) }), exitCodes.unwritten);
  }
}
