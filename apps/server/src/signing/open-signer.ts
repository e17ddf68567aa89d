import { join } from 'node:path';
import type { Signer } from '@xiaohao/signing';
import { Ed25519Signer } from '@xiaohao/signing/ed25519';
import { KeyFolder } from '@xiaohao/signing/key-folder';
import { ServiceSigner } from '@xiaohao/signing/service';
import { Sm2Signer } from '@xiaohao/signing/sm2';
import type { SigningConfiguration } from '../configuration/signing.js';

/** Whoever signs here, as configured. Private keys that the server holds lie in `signing-keys`. */
export function openSigner(signing: SigningConfiguration, dataFolder: string, secret: Uint8Array): Signer {
  if (signing.kind === 'service') return new ServiceSigner({ url: signing.url });
  const keys = new KeyFolder(join(dataFolder, 'signing-keys'), secret);
  return signing.kind === 'sm2' ? new Sm2Signer(keys) : new Ed25519Signer(keys);
}
