import { sm2 } from 'sm-crypto-v2';
import { signerId } from './signer-id.js';
import { pointOfSpki } from './spki.js';
import { isStrictDer } from './strict-der.js';

/** GB/T 32918.2 §7 over SM3; what is no key or no signature verifies nothing. */
export function verifySm2(spki: Buffer, bytes: Uint8Array, signature: Buffer): boolean {
  const point = pointOfSpki(spki);
  if (point === null || !isStrictDer(signature)) return false;
  try {
    return sm2.doVerifySignature(bytes, signature.toString('hex'), point.toString('hex'), {
      der: true,
      hash: true,
      userId: signerId,
    });
  } catch {
    return false;
  }
}
