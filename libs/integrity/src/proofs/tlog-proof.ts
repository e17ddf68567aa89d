import { readBase64 } from '../notes/base64.js';
import { readSize } from '../notes/checkpoint.js';
import { type Hash, hashLength } from '../tree/hashing.js';

/** That one entry is in one log, in one text that can be checked offline (C2SP tlog-proof). */
export interface TlogProof {
  /** Whatever the application adds; nothing vouches for it. */
  readonly extra?: Buffer;
  readonly index: number;
  readonly hashes: readonly Hash[];
  /** The signed checkpoint, as it was signed. */
  readonly checkpoint: string;
}

const firstLine = 'c2sp.org/tlog-proof@v1';

export const formatTlogProof = ({ extra, index, hashes, checkpoint }: TlogProof): string =>
  [
    firstLine,
    ...(extra === undefined ? [] : [`extra ${extra.toString('base64')}`]),
    `index ${index}`,
    ...hashes.map((hash) => hash.toString('base64')),
    '',
    checkpoint,
  ].join('\n');

/** Undefined for what is no such text. Nothing is said yet of whether it proves anything. */
export function readTlogProof(text: string): TlogProof | undefined {
  const end = text.indexOf('\n\n');
  if (end < 0) return undefined;
  const [first, ...lines] = text.slice(0, end).split('\n');
  const extraText = lines[0]?.startsWith('extra ') ? lines.shift()?.slice(6) : undefined;
  const extra = extraText === undefined ? undefined : readBase64(extraText);
  const [indexLine = '', ...hashLines] = lines;
  const index = indexLine.startsWith('index ') ? readSize(indexLine.slice(6)) : undefined;
  const hashes = hashLines.map(readBase64);
  if (first !== firstLine || index === undefined || (extraText !== undefined && !extra)) return undefined;
  if (hashes.length > 63 || !hashes.every((hash) => hash?.length === hashLength)) return undefined;
  return {
    ...(extra ? { extra } : {}),
    index,
    hashes: hashes as readonly Hash[],
    checkpoint: text.slice(end + 2),
  };
}
