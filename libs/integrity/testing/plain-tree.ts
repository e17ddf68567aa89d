import { createHash } from 'node:crypto';

/**
 * RFC 6962, section 2.1, word for word over the leaves themselves: slow, and without any code of the room.
 */
const sha256 = (...parts: readonly Uint8Array[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

const largestPowerBelow = (n: number): number => 2 ** Math.ceil(Math.log2(n) - 1);

export function plainRoot(leaves: readonly Uint8Array[]): Buffer {
  const [first] = leaves;
  if (first === undefined) return sha256();
  if (leaves.length === 1) return sha256(Uint8Array.of(0), first);
  const k = largestPowerBelow(leaves.length);
  return sha256(Uint8Array.of(1), plainRoot(leaves.slice(0, k)), plainRoot(leaves.slice(k)));
}

export function plainPath(m: number, leaves: readonly Uint8Array[]): readonly Buffer[] {
  const n = leaves.length;
  if (n === 1) return [];
  const k = largestPowerBelow(n);
  return m < k
    ? [...plainPath(m, leaves.slice(0, k)), plainRoot(leaves.slice(k))]
    : [...plainPath(m - k, leaves.slice(k)), plainRoot(leaves.slice(0, k))];
}

export function plainProof(m: number, leaves: readonly Uint8Array[], whole = true): readonly Buffer[] {
  const n = leaves.length;
  if (m === n) return whole ? [] : [plainRoot(leaves)];
  const k = largestPowerBelow(n);
  return m <= k
    ? [...plainProof(m, leaves.slice(0, k), whole), plainRoot(leaves.slice(k))]
    : [...plainProof(m - k, leaves.slice(k), false), plainRoot(leaves.slice(0, k))];
}
