import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { KeyFolder } from '@xiaohao/signing/key-folder';
import { keyFromPem, shownKey, verifySignature } from '@xiaohao/signing/verifying';
import { Sm2Signer } from './sm2-signer.js';
import { pointOfSpki } from './spki.js';

const folder = mkdtempSync(join(tmpdir(), 'sm2-'));
afterAll(() => rmSync(folder, { recursive: true }));
const signer = new Sm2Signer(new KeyFolder(join(folder, 'keys'), Buffer.alloc(32, 1)));
const statement = Buffer.from('{"meaning":"approval","problem":"甲区"}');
const sm2Order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;

const openssl = /^OpenSSL 3/.test(String(spawnSync('openssl', ['version']).stdout));

/** Another implementation, of other origin and without a line in common with the one that signs. */
interface OtherSm2 {
  doVerifySignature(
    message: readonly number[],
    signature: string,
    publicKey: string,
    options: { readonly der: boolean; readonly hash: boolean; readonly userId: string },
  ): boolean;
}
const { sm2: other } = createRequire(import.meta.url)('sm-crypto') as { readonly sm2: OtherSm2 };

function opensslSays(pem: string, message: Buffer, signature: Buffer): boolean {
  const paths = { key: join(folder, 'k.pem'), message: join(folder, 'm'), signature: join(folder, 's') };
  writeFileSync(paths.key, pem);
  writeFileSync(paths.message, message);
  writeFileSync(paths.signature, signature);
  const { status } = spawnSync('openssl', [
    ...['pkeyutl', '-verify', '-pubin', '-inkey', paths.key, '-rawin', '-digest', 'sm3'],
    ...['-in', paths.message, '-sigfile', paths.signature, '-pkeyopt', 'distid:1234567812345678'],
  ]);
  return status === 0;
}

async function signed(by: string) {
  const { keyId, signature } = await signer.sign(by, statement);
  const key = await signer.keyFor(by);
  return { key, keyId, signature: Buffer.from(signature, 'base64url'), ...shownKey(key) };
}

/** `SEQUENCE { r, s }` in DER, of any two numbers. */
function der(...numbers: readonly bigint[]): Buffer {
  const integers = numbers.map((number) => {
    const hex = number.toString(16);
    const bytes = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
    const content = (bytes[0] ?? 0) > 127 ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes;
    return Buffer.concat([Buffer.from([2, content.length]), content]);
  });
  const body = Buffer.concat(integers);
  return Buffer.concat([Buffer.from([0x30, body.length]), body]);
}

function numbersOf(signature: Buffer): readonly [bigint, bigint] {
  const length = signature[3] ?? 0;
  const number = (bytes: Buffer) => BigInt(`0x${bytes.toString('hex')}`);
  return [number(signature.subarray(4, 4 + length)), number(signature.subarray(6 + length))];
}

describe('a signature by SM2 with SM3', () => {
  (openssl ? it : it.skip)(
    'verifies with OpenSSL from the PEM and the bytes, and only those bytes',
    async () => {
      for (let n = 0; n < 20; n += 1) {
        const { pem, signature } = await signed(`person-${n}`);
        expect(opensslSays(pem, statement, signature)).toBe(true);
        expect(opensslSays(pem, Buffer.from('else'), signature)).toBe(false);
      }
    },
  );

  it('verifies with an implementation of other origin', async () => {
    for (let n = 0; n < 3; n += 1) {
      const { jwk, signature } = await signed(`person-${n}`);
      const [x, y] = [jwk.x, jwk.y].map((part) => Buffer.from(part ?? '', 'base64url').toString('hex'));
      const says = (message: Buffer) =>
        other.doVerifySignature([...message], signature.toString('hex'), `04${x}${y}`, {
          der: true,
          hash: true,
          userId: '1234567812345678',
        });
      expect(says(statement)).toBe(true);
      expect(says(Buffer.from('else'))).toBe(false);
    }
  });

  it('has a key whose id is the SHA-256 of what its PEM holds', async () => {
    const { pem, key, keyId } = await signed('zhang');
    const content = Buffer.from(pem.replace(/-----.*-----|\s/g, ''), 'base64');
    expect(createHash('sha256').update(content).digest('hex')).toBe(keyId);
    expect(keyFromPem(pem)).toEqual(key);
  });

  it('is written in one way: numbers beyond the order, zeros and trailing bytes are refused', async () => {
    const { key, signature } = await signed('zhang');
    const [r, s] = numbersOf(signature);
    const says = (bytes: Buffer) => verifySignature(key, statement, bytes.toString('base64url'));
    expect(der(r, s).equals(signature)).toBe(true);
    expect(says(der(r, s))).toBe(true);
    for (const other of [der(r + sm2Order, s), der(r, s + sm2Order), der(0n, s), der(r, 0n), der(r, s, 1n)])
      expect(says(other)).toBe(false);
    expect(says(Buffer.concat([signature, Buffer.alloc(1)]))).toBe(false);
    const long = Buffer.concat([Buffer.from([0x30, 0x81, signature[1] ?? 0]), signature.subarray(2)]);
    expect(says(long)).toBe(false);
  });

  it('takes no key that is no point of the curve', async () => {
    const { key, signature } = await signed('zhang');
    const spki = Buffer.from(key.spki, 'base64url');
    spki[spki.length - 1] = (spki.at(-1) ?? 0) ^ 1;
    expect(pointOfSpki(Buffer.from(key.spki, 'base64url'))).toHaveLength(65);
    expect(pointOfSpki(spki)).toBeNull();
    const keyId = createHash('sha256').update(spki).digest('hex');
    const bent = { ...key, keyId, spki: spki.toString('base64url') };
    expect(verifySignature(bent, statement, signature.toString('base64url'))).toBe(false);
  });
});
