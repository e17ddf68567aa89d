import { type StoredFile, takenTypes } from '@xiaohao/evidence';

/**
 * The name under which a file leaves the house. Whoever binds a file to a problem names it freely, so an extension
 * that does not fit the content gets one behind it that does; a file that nothing relies on yet has its digest.
 */
export function downloadName({ digest, mediaType }: StoredFile, name?: string): string {
  const [usual = 'bin', ...others] = takenTypes[mediaType] ?? [];
  if (name === undefined) return `evidence-${digest.slice(0, 12)}.${usual}`;
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return [usual, ...others].includes(extension) ? name : `${name}.${usual}`;
}
