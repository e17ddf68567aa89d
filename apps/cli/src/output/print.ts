import { writeSync } from 'node:fs';
import { Socket } from 'node:net';

/** Standard output did not take all that was to be written: a full disk, a device that fails. */
export class Unwritten extends Error {
  override readonly name = 'Unwritten';
  constructor(readonly code: string) {
    super(`standard output: ${code}`);
  }
}

/**
 * All of it on standard output, as it is. What a pipe or a terminal does not take is told by the stream's `error`.
 * @throws Unwritten where standard output is a file or a device
 */
export function put(content: string | Uint8Array): void {
  if (process.stdout instanceof Socket) {
    process.stdout.write(content);
    return;
  }
  // Node's stream for files takes a part for the whole: on a disk that is nearly full the rest was lost unnoticed.
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(1, bytes, done);
  } catch (error) {
    throw new Unwritten(codeOf(error));
  }
}

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

/** One line or several on standard output. @throws Unwritten */
export const print = (text: string): void => put(`${text}\n`);

export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));

/** On standard error, now. */
export const noteAtOnce = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

let held: string[] | undefined;

/** From now on what is noted waits for how the command ends. */
export const holdNotes = (): void => {
  held = [];
};

/** The command has ended well: what was noted stands beside its result. */
export const releaseNotes = (): void => {
  for (const text of held ?? []) noteAtOnce(text);
  held = undefined;
};

/** On standard error: what is said beside the result. */
export const note = (text: string): void => {
  if (held === undefined) noteAtOnce(text);
  else held.push(text);
};
