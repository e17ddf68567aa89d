import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { EvidenceRefused, takenTypes } from '@xiaohao/evidence';
import { legacyOfficeType } from './legacy-office.js';
import { declaredPixels, mostPixels } from './picture-size.js';
import { endsAsArchive, entryNames } from './zip-entries.js';

const ofd = 'application/ofd';

/** Types that show one thing to a reader; an archive hidden behind one of them would be another thing. */
const single = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'];

/** What the leading bytes say, and for containers, what they contain. */
async function foundIn(path: string): Promise<string | undefined> {
  // Read with the first file that comes, and for no start.
  const { fileTypeFromFile } = await import('file-type');
  const outside = (await fileTypeFromFile(path))?.mime;
  if (outside === 'application/x-cfb') return (await legacyOfficeType(path)) ?? outside;
  // 版式文档 (GB/T 33190): the format of documents of record. Any other bare archive is not looked into.
  if (outside === 'application/zip' && entryNames(await readFile(path)).includes('OFD.xml')) return ofd;
  return outside;
}

async function lookInside(path: string, found: string): Promise<void> {
  if (!single.includes(found)) return;
  const content = await readFile(path);
  if (endsAsArchive(content)) throw new EvidenceRefused('FileAmbiguous', found);
  if ((declaredPixels(content, found) ?? Number.POSITIVE_INFINITY) > mostPixels)
    throw new EvidenceRefused('PictureTooLarge', found);
}

/**
 * The media type of a file by its content.
 * @param isText whether the whole content was UTF-8 without controls. A text may by chance begin like another
 *   format (`BM…` like a bitmap); it stays a text unless it is one of the types that are taken
 * @throws EvidenceRefused when the type is not taken, the extension claims another one, the file is two things
 *   at once, or a picture is larger than anybody can look at
 */
export async function judgeMediaType(path: string, name: string, isText: boolean): Promise<string> {
  const seen = await foundIn(path);
  const found = isText && (seen === undefined || !(seen in takenTypes)) ? 'text/plain' : seen;
  const extensions = found === undefined ? undefined : takenTypes[found];
  if (found === undefined || !extensions) throw new EvidenceRefused('FileTypeUnknown', found);
  const extension = extname(name).slice(1).toLowerCase();
  if (extension !== '' && !extensions.includes(extension))
    throw new EvidenceRefused('FileTypeMismatch', found);
  await lookInside(path, found);
  return found;
}
