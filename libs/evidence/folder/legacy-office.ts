import { readFile } from 'node:fs/promises';

/** The stream that each of the old Office programs keeps its document in, as the directory names it. */
const documents: readonly (readonly [string, string])[] = [
  ['WordDocument', 'application/msword'],
  ['Workbook', 'application/vnd.ms-excel'],
  ['Book', 'application/vnd.ms-excel'],
  ['PowerPoint Document', 'application/vnd.ms-powerpoint'],
];

const directoryEntry = 128;

/** A directory entry begins with its name in UTF-16, closed by a NUL, at a multiple of its own size. */
function hasStream(content: Buffer, name: string): boolean {
  const wanted = Buffer.from(`${name}\0`, 'utf16le');
  for (let at = content.indexOf(wanted); at >= 0; at = content.indexOf(wanted, at + 1))
    if (at % directoryEntry === 0) return true;
  return false;
}

/** Which of the old Office formats a compound file is, or undefined: installers and mails look alike outside. */
export async function legacyOfficeType(path: string): Promise<string | undefined> {
  const content = await readFile(path);
  return documents.find(([stream]) => hasStream(content, stream))?.[1];
}
