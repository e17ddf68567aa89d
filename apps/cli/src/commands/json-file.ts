import { readFileSync } from 'node:fs';
import { Declined } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { type Language, message } from '../messages.js';

/**
 * The object in a JSON file, which may begin with the mark of UTF-8, as editors on Windows write it; undefined where
 * it holds none. @throws Declined where it cannot be read
 */
export function jsonFile(file: string, lang: Language): Readonly<Record<string, unknown>> | undefined {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new Declined(message(lang, 'fileUnreadable', { file }), exitCodes.usage);
  }
  try {
    const content: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof content === 'object' && content !== null && !Array.isArray(content)
      ? { ...content }
      : undefined;
  } catch {
    return undefined;
  }
}
