import { hash } from 'node:crypto';
import { readBase64 } from './base64.js';

/** Kinds of keys by the byte that C2SP signed-note gives them: Ed25519 over the text, Ed25519 of a witness. */
export const keyKinds = { ed25519: 1, cosignature: 4 } as const;
export type KeyKind = (typeof keyKinds)[keyof typeof keyKinds];

/** Who signs notes, and the key that shows it. */
export interface NoteKey {
  readonly name: string;
  readonly kind: KeyKind;
  /** The 32 bytes of RFC 8032. */
  readonly publicKey: Buffer;
}

/** A name that a key can have: no space, no plus, no control character. */
export const isKeyName = (name: string): boolean =>
  name.length > 0 && name.isWellFormed() && !/[\s+\p{Cc}\p{Z}]/u.test(name);

/** The four bytes by which a signature names its key. */
export const keyIdOf = ({ name, kind, publicKey }: NoteKey): Buffer =>
  hash(
    'sha256',
    Buffer.concat([Buffer.from(`${name}\n`), Buffer.from([kind]), publicKey]),
    'buffer',
  ).subarray(0, 4);

/** The key as a line that people pass on: `<name>+<id in hex>+<base64 of kind and key>`. */
export const formatNoteKey = (key: NoteKey): string =>
  `${key.name}+${keyIdOf(key).toString('hex')}+${Buffer.concat([Buffer.from([key.kind]), key.publicKey]).toString('base64')}`;

/** Undefined for what is no key of these kinds, or names an id that is not its own. */
export function readNoteKey(text: string): NoteKey | undefined {
  const [, name = '', id = '', content = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  const bytes = readBase64(content);
  if (!isKeyName(name) || bytes?.length !== 33) return undefined;
  const kind = Object.values(keyKinds).find((one) => one === bytes[0]);
  if (kind === undefined) return undefined;
  const key: NoteKey = { name, kind, publicKey: bytes.subarray(1) };
  return keyIdOf(key).toString('hex') === id ? key : undefined;
}
