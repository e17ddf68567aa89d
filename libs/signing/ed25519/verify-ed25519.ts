import { createPublicKey, verify } from 'node:crypto';

/** RFC 8032, by OpenSSL; what is no key or no signature verifies nothing. */
export function verifyEd25519(spki: Buffer, bytes: Uint8Array, signature: Buffer): boolean {
  try {
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' && verify(null, bytes, key, signature);
  } catch {
    return false;
  }
}
