import type { TreeHead } from '../tree/consistency.js';
import { emptyRoot, hashLength } from '../tree/hashing.js';
import { readBase64 } from './base64.js';

/** The head of one log's tree (C2SP tlog-checkpoint). */
export interface Checkpoint extends TreeHead {
  /** Which log it is. */
  readonly origin: string;
}

/** The text that is signed. */
export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n`;

/** A decimal as these texts write it: no sign, no leading zero, and exact as a number. */
export function readSize(text: string): number | undefined {
  const size = Number(text);
  return /^(?:0|[1-9][0-9]*)$/.test(text) && Number.isSafeInteger(size) ? size : undefined;
}

/** Undefined for what is no checkpoint. Lines after the third are allowed and say nothing here. */
export function readCheckpoint(text: string): Checkpoint | undefined {
  const [origin = '', sizeText = '', rootText = '', ...extensions] = text.split('\n');
  const size = readSize(sizeText);
  const root = readBase64(rootText);
  if (extensions.at(-1) !== '' || extensions.slice(0, -1).includes('')) return undefined;
  if (origin === '' || size === undefined || root?.length !== hashLength) return undefined;
  return size === 0 && !root.equals(emptyRoot) ? undefined : { origin, size, root };
}
