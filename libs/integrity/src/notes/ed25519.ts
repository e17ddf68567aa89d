import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

// DER in front of the 32 bytes of RFC 8032, as RFC 8410 has it.
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Whether a signature of 64 bytes holds under a public key of 32. Total: never throws. */
export function verifyEd25519(publicKey: Buffer, text: string | Buffer, signature: Buffer): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  try {
    const key = createPublicKey({
      key: Buffer.concat([publicPrefix, publicKey]),
      format: 'der',
      type: 'spki',
    });
    return verify(null, Buffer.from(text), key, signature);
  } catch {
    return false;
  }
}

/** A private key from its seed of 32 bytes. */
export const privateKeyOf = (seed: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' });

/** The 32 bytes of the public key that belongs to a private one. */
export const publicKeyOf = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(publicPrefix.length);

export const signEd25519 = (key: KeyObject, text: string): Buffer => sign(null, Buffer.from(text), key);
