import { createPublicKey } from 'node:crypto';
import type { PublicKey } from '@xiaohao/signing';
import { publicKeyOf } from '@xiaohao/signing/public-key';
import { pointOfSpki } from '@xiaohao/signing/sm2';

/** The key in an SPKI PEM, or null when it is none that signatures can be verified with. */
export function keyFromPem(pem: string): PublicKey | null {
  try {
    const key = createPublicKey(pem);
    const spki = key.export({ type: 'spki', format: 'der' });
    if (key.asymmetricKeyType === 'ed25519') return publicKeyOf('Ed25519', spki);
    return pointOfSpki(spki) === null ? null : publicKeyOf('SM2-SM3', spki);
  } catch {
    return null;
  }
}
