import { extname } from 'node:path';
import { EvidenceRefused } from '@xiaohao/evidence';
import { fileTypeFromFile } from 'file-type';

const office = 'application/vnd.openxmlformats-officedocument';

/** Types that are taken, each with the extensions under which it may come. */
const taken: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
  'video/mp4': ['mp4', 'm4v'],
  [`${office}.wordprocessingml.document`]: ['docx'],
  [`${office}.spreadsheetml.sheet`]: ['xlsx'],
  [`${office}.presentationml.presentation`]: ['pptx'],
  'text/plain': ['txt', 'csv', 'md'],
};

/**
 * The media type of a file by its content.
 * @param isText whether the whole content was UTF-8 without controls
 * @throws EvidenceRefused when the type is not taken, or the extension claims another one
 */
export async function judgeMediaType(path: string, name: string, isText: boolean): Promise<string> {
  const found = (await fileTypeFromFile(path))?.mime ?? (isText ? 'text/plain' : undefined);
  const extensions = found === undefined ? undefined : taken[found];
  if (found === undefined || !extensions) throw new EvidenceRefused('FileTypeUnknown', found);
  const extension = extname(name).slice(1).toLowerCase();
  if (extension !== '' && !extensions.includes(extension))
    throw new EvidenceRefused('FileTypeMismatch', found);
  return found;
}
