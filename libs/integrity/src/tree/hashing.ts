import { hash } from 'node:crypto';

/** SHA-256: 32 bytes. */
export type Hash = Buffer;

export const hashLength = 32;

/** MTH of no leaf at all (RFC 6962, 2.1): the hash of nothing. */
export const emptyRoot: Hash = hash('sha256', '', 'buffer');

/** MTH of one leaf: SHA-256(0x00 | content); a text counts as its UTF-8. */
export const leafHash = (content: string | Uint8Array): Hash =>
  typeof content === 'string'
    ? hash('sha256', `\u0000${content}`, 'buffer')
    : hash('sha256', Buffer.concat([Buffer.from([0]), content]), 'buffer');

/** MTH of two subtrees: SHA-256(0x01 | left | right). */
export function nodeHash(left: Hash, right: Hash): Hash {
  const both = Buffer.allocUnsafe(1 + 2 * hashLength);
  both[0] = 1;
  left.copy(both, 1);
  right.copy(both, 1 + hashLength);
  return hash('sha256', both, 'buffer');
}
