import type { Verify } from '@xiaohao/signing';
import { verifyEd25519 } from '@xiaohao/signing/ed25519';
import { keyIdOf } from '@xiaohao/signing/public-key';
import { verifySm2 } from '@xiaohao/signing/sm2';

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
