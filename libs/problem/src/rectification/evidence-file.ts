import { type ProblemRefusal, refuse } from '../refuse.js';
import { written } from '../written.js';
import type { EvidenceFile } from './events.js';

/** A file is what its digest says, so the digest has to be one. */
export const checkFile = (file: EvidenceFile): ProblemRefusal | null =>
  (/^[0-9a-f]{64}$/.test(file.digest) ? null : refuse('DigestMalformed', '/file/digest')) ??
  written(file.name, '/file/name') ??
  written(file.mediaType, '/file/mediaType') ??
  (Number.isSafeInteger(file.bytes) && file.bytes > 0 ? null : refuse('FileEmpty', '/file/bytes'));
