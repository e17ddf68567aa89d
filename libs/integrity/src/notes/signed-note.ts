import { readBase64 } from './base64.js';
import { isKeyName } from './note-key.js';

/** One line below a note. */
export interface NoteSignature {
  readonly name: string;
  /** Four bytes. */
  readonly keyId: Buffer;
  readonly signature: Buffer;
}

/** A text that ends with a line feed, and what was signed below it (C2SP signed-note). */
export interface SignedNote {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** What is longer is not looked at. */
export const noteLimit = 1_000_000;
const mostSignatures = 100;

// biome-ignore lint/suspicious/noControlCharactersInRegex: no note may hold one
const control = /[\u0000-\u0009\u000b-\u001f]/;

/** `— name base64` and a line feed. */
export const formatSignature = ({ name, keyId, signature }: NoteSignature): string =>
  `— ${name} ${Buffer.concat([keyId, signature]).toString('base64')}\n`;

export const formatNote = ({ text, signatures }: SignedNote): string =>
  `${text}\n${signatures.map(formatSignature).join('')}`;

/** Lines of signatures as they stand below a note or come from a witness; undefined when one of them is none. */
export function readSignatures(lines: string): readonly NoteSignature[] | undefined {
  if (!lines.endsWith('\n')) return undefined;
  const read = lines.slice(0, -1).split('\n').map(readSignature);
  return read.length <= mostSignatures && read.every((one) => one !== undefined) ? read : undefined;
}

function readSignature(line: string): NoteSignature | undefined {
  const [dash, name = '', content = '', more] = line.split(' ');
  const bytes = readBase64(content);
  if (dash !== '—' || more !== undefined || !isKeyName(name)) return undefined;
  if (bytes === undefined || bytes.length < 5) return undefined;
  return { name, keyId: bytes.subarray(0, 4), signature: bytes.subarray(4) };
}

/** Undefined for what is no signed note. Nothing is said yet of whether a signature holds. */
export function readNote(note: string): SignedNote | undefined {
  if (note.length > noteLimit || !note.isWellFormed() || control.test(note)) return undefined;
  const end = note.lastIndexOf('\n\n');
  if (end < 0) return undefined;
  const text = note.slice(0, end + 1);
  const signatures = readSignatures(note.slice(end + 2));
  return signatures === undefined ? undefined : { text, signatures };
}
