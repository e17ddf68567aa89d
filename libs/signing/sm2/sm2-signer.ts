import { createECDH } from 'node:crypto';
import type { PublicKey, Signed, Signer } from '@xiaohao/signing';
import type { KeyFolder } from '@xiaohao/signing/key-folder';
import { publicKeyOf } from '@xiaohao/signing/public-key';
import { sm2 } from 'sm-crypto-v2';
import { signerId } from './signer-id.js';
import { spkiOfPoint } from './spki.js';

/** One SM2 key per person, held by this server. Keys come from OpenSSL's random numbers. */
export class Sm2Signer implements Signer {
  readonly method = 'serverHeld';

  constructor(private readonly folder: KeyFolder) {}

  async keyFor(person: string): Promise<PublicKey> {
    return publicKeyOf('SM2-SM3', spkiOfPoint(pointOf(await this.#secret(person))));
  }

  async sign(person: string, statement: Uint8Array): Promise<Signed> {
    const secret = await this.#secret(person);
    const point = pointOf(secret);
    const { keyId, algorithm } = publicKeyOf('SM2-SM3', spkiOfPoint(point));
    const signature = sm2.doSignature(statement, secret.toString('hex'), {
      der: true,
      hash: true,
      publicKey: point.toString('hex'),
      userId: signerId,
    });
    return {
      keyId,
      method: this.method,
      algorithm,
      signature: Buffer.from(signature, 'hex').toString('base64url'),
    };
  }

  /** The private number, 32 bytes. */
  #secret(person: string): Promise<Buffer> {
    return this.folder.keep(person, 'SM2-SM3', () => {
      const made = createECDH('SM2');
      made.generateKeys();
      const number = made.getPrivateKey();
      return Buffer.concat([Buffer.alloc(32 - number.length), number]);
    });
  }
}

function pointOf(secret: Buffer): Buffer {
  const curve = createECDH('SM2');
  curve.setPrivateKey(secret);
  return curve.getPublicKey();
}
