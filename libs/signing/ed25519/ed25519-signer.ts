import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { PublicKey, Signed, Signer } from '@xiaohao/signing';
import type { KeyFolder } from '@xiaohao/signing/key-folder';
import { publicKeyOf } from '@xiaohao/signing/public-key';

/** One Ed25519 key per person, held by this server. */
export class Ed25519Signer implements Signer {
  readonly method = 'serverHeld';

  constructor(private readonly folder: KeyFolder) {}

  async keyFor(person: string): Promise<PublicKey> {
    return keyOf(await this.#secret(person));
  }

  async sign(person: string, statement: Uint8Array): Promise<Signed> {
    const secret = await this.#secret(person);
    const { keyId, algorithm } = keyOf(secret);
    const signature = sign(null, statement, privateKey(secret)).toString('base64url');
    return { keyId, method: this.method, algorithm, signature };
  }

  #secret(person: string): Promise<Buffer> {
    return this.folder.keep(person, 'Ed25519', () =>
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }),
    );
  }
}

const privateKey = (secret: Buffer) => createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' });

const keyOf = (secret: Buffer): PublicKey =>
  publicKeyOf('Ed25519', createPublicKey(privateKey(secret)).export({ type: 'spki', format: 'der' }));
