import type { Verify } from '@xiaohao/signing';
import { verifyEd25519 } from '../ed25519/verify-ed25519.js';
import { verifySm2 } from '../sm2/verify-sm2.js';
import { keyIdOf } from './public-key-of.js';

/** Verifies under either algorithm; a key whose id is not that of its content verifies nothing. */
export const verifySignature: Verify = ({ keyId, algorithm, spki }, bytes, signature) => {
  const key = Buffer.from(spki, 'base64url');
  if (keyIdOf(key) !== keyId) return false;
  const given = Buffer.from(signature, 'base64url');
  // One way to write a signature: what decodes to the same bytes and is written otherwise is another text.
  if (given.toString('base64url') !== signature) return false;
  switch (algorithm) {
    case 'Ed25519':
      return verifyEd25519(key, bytes, given);
    case 'SM2-SM3':
      return verifySm2(key, bytes, given);
    default:
      return algorithm satisfies never;
  }
};
