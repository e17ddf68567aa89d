import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';

export const text = (value: unknown): string => {
  if (typeof value !== 'string') throw new TypeError('no text');
  return value;
};
export const exactly = (base64: unknown): Buffer => {
  const bytes = Buffer.from(text(base64), 'base64');
  if (bytes.toString('base64') !== base64) throw new TypeError('no base64');
  return bytes;
};
export const digestOf = (...parts: readonly (Buffer | string)[]): Buffer =>
  createHash('sha256')
    .update(Buffer.concat(parts.map((part) => Buffer.from(part))))
    .digest();

interface Key {
  readonly name: string;
  readonly prefix: string;
  readonly kind: number;
  readonly key: KeyObject;
}

/** A verifier key as people pass it on. @throws TypeError */
export function keyOf(vkey: unknown): Key {
  const [name = '', prefix = '', ...rest] = text(vkey).split('+');
  const bytes = exactly(rest.join('+'));
  if (name === '' || /\s/.test(name) || bytes.length !== 33) throw new TypeError('no key');
  if (digestOf(`${name}\n`, bytes).subarray(0, 4).toString('hex') !== prefix) throw new TypeError('no key');
  const x = bytes.subarray(1).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return { name, prefix, kind: bytes[0] ?? 0, key };
}

/** A signed note, read for the second verifier alone. @throws TypeError */
export class Note {
  readonly body: string;
  readonly #lines: readonly { readonly name: string; readonly bytes: Buffer }[];

  constructor(note: string) {
    const at = note.lastIndexOf('\n\n');
    if (at < 1 || !note.endsWith('\n')) throw new TypeError('no note');
    this.body = note.slice(0, at + 1);
    this.#lines = note
      .slice(at + 2, note.length - 1)
      .split('\n')
      .map((line) => {
        const match = /^— (\S+) (\S+)$/.exec(line);
        if (!match) throw new TypeError('no signature line');
        return { name: match[1] ?? '', bytes: exactly(match[2]) };
      });
  }

  /** Whether it is signed by the key at least once, and by it never wrongly. */
  holdsUnder({ name, prefix, kind, key }: Key): boolean {
    const own = this.#lines.filter(
      (line) => line.name === name && line.bytes.subarray(0, 4).toString('hex') === prefix,
    );
    return (
      own.length > 0 &&
      own.every(({ bytes }) => {
        const rest = bytes.subarray(4);
        if (kind === 1) return verify(null, Buffer.from(this.body), key, rest);
        if (kind !== 4 || rest.length !== 72) return false;
        const header = `cosignature/v1\ntime ${rest.readBigUInt64BE()}\n`;
        return verify(null, Buffer.from(header + this.body), key, rest.subarray(8));
      })
    );
  }
}
