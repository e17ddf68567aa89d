import { ECDH } from 'node:crypto';

/** SubjectPublicKeyInfo of an uncompressed point: id-ecPublicKey with the curve 1.2.156.10197.1.301. */
const head = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex');

/** @param point 04, x, y: 65 bytes */
export const spkiOfPoint = (point: Uint8Array): Buffer => Buffer.concat([head, point]);

/** The point of an SPKI, or null when it is no point of the curve in the one form that is taken. */
export function pointOfSpki(spki: Buffer): Buffer | null {
  const point = spki.subarray(head.length);
  if (!spki.subarray(0, head.length).equals(head) || point.length !== 65 || point[0] !== 4) return null;
  try {
    // Refuses what does not lie on the curve, and the point at infinity.
    ECDH.convertKey(point, 'SM2');
    return point;
  } catch {
    return null;
  }
}
