import { createHash } from 'node:crypto';
import type { PublicKey, SignatureAlgorithm } from '@xiaohao/signing';

/** A key's id follows from the key: none can be slipped in under another's id. */
export const keyIdOf = (spki: Uint8Array): string => createHash('sha256').update(spki).digest('hex');

export const publicKeyOf = (algorithm: SignatureAlgorithm, spki: Uint8Array): PublicKey => ({
  keyId: keyIdOf(spki),
  algorithm,
  spki: Buffer.from(spki).toString('base64url'),
});
