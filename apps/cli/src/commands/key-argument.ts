import { type NoteKey, readNoteKey } from '@xiaohao/integrity';
import { Declined } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { type Language, message } from '../messages.js';

/** A public key as it was given on the line. @throws Declined */
export function keyArgument(text: string, lang: Language): NoteKey {
  const key = readNoteKey(text);
  if (key === undefined) throw new Declined(message(lang, 'notAKey', { key: text }), exitCodes.usage);
  return key;
}

/** Collects an option that may be given several times. */
export const several = (one: string, before: readonly string[]): readonly string[] => [...before, one];
