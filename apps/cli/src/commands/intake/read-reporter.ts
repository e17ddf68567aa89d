import { readFileSync } from 'node:fs';
import { Declined } from '../../connection/faults.js';
import { exitCodes } from '../../exit-codes.js';
import { type Language, message } from '../../messages.js';

/** Who reported, as the server takes it. */
export interface Reporter {
  readonly name: string;
  readonly contact?: string;
}

/**
 * Who reported, from a file or from standard input (`-`): the name on the first line, how to reach them on the
 * second. Not from the command line, which other users of the machine and the shell's history would see.
 * @throws Declined
 */
export function readReporter(file: string, lang: Language): Reporter {
  let text: string;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    throw new Declined(message(lang, 'fileUnreadable', { file }), exitCodes.usage);
  }
  const [name = '', contact = ''] = text.split(/\r?\n/).map((line) => line.trim());
  if (name === '') throw new Declined(message(lang, 'reporterMissing'), exitCodes.usage);
  return { name, ...(contact === '' ? {} : { contact }) };
}
