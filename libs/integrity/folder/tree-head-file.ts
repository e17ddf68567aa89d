import { type Hash, hashLength, readBase64, type TreeHead } from '@xiaohao/integrity';

/** How far the tiles go, and where in the log that is. */
export interface StoredHead extends TreeHead {
  /** The log's position of the last leaf; null in an empty tree. */
  readonly position: string | null;
  /** The position of the leaf before it, from which the log gives the last leaf; null where there is none. */
  readonly before: string | null;
}

export const formatHead = ({ size, root, position, before }: StoredHead): string =>
  `${JSON.stringify({ before, position, root: root.toString('base64'), size })}\n`;

const isPlace = (value: unknown): value is string | null => value === null || typeof value === 'string';

/** Undefined for what is no such file. */
export function readHead(text: string): StoredHead | undefined {
  try {
    const { size, root, position, before } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const hash: Hash | undefined = readBase64(String(root));
    if (!Number.isSafeInteger(size) || hash?.length !== hashLength) return undefined;
    return isPlace(position) && isPlace(before)
      ? { size: size as number, root: hash, position, before }
      : undefined;
  } catch {
    return undefined;
  }
}
