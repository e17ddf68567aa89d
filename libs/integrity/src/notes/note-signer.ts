import type { KeyObject } from 'node:crypto';
import { readBase64 } from './base64.js';
import { cosignedText, timestampBytes } from './cosignature.js';
import { privateKeyOf, publicKeyOf, signEd25519 } from './ed25519.js';
import { isKeyName, type KeyKind, keyIdOf, keyKinds, type NoteKey } from './note-key.js';
import type { NoteSignature } from './signed-note.js';

/** Signs notes under one name. Keys are written as other tools write them: `PRIVATE+KEY+<name>+<id>+<base64>`. */
export class NoteSigner {
  readonly key: NoteKey;
  readonly #private: KeyObject;

  constructor(
    name: string,
    kind: KeyKind,
    private readonly seed: Buffer,
  ) {
    if (!isKeyName(name)) throw new RangeError(`not a name for a key: ${name}`);
    this.#private = privateKeyOf(seed);
    this.key = { name, kind, publicKey: publicKeyOf(this.#private) };
  }

  /** Undefined for what is no such key, or names an id that is not its own. */
  static read(text: string): NoteSigner | undefined {
    const [, name = '', id = '', content = ''] =
      /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
    const bytes = readBase64(content);
    const kind = Object.values(keyKinds).find((one) => one === bytes?.[0]);
    if (!isKeyName(name) || bytes?.length !== 33 || kind === undefined) return undefined;
    const signer = new NoteSigner(name, kind, bytes.subarray(1));
    return keyIdOf(signer.key).toString('hex') === id ? signer : undefined;
  }

  /** The private key itself, for its file and for nothing else. */
  secretText(): string {
    const { name, kind } = this.key;
    const content = Buffer.concat([Buffer.from([kind]), this.seed]).toString('base64');
    return `PRIVATE+KEY+${name}+${keyIdOf(this.key).toString('hex')}+${content}`;
  }

  /** @param at when a witness cosigns, seconds since 1970; a log's own signature says no time */
  sign(text: string, at = 0): NoteSignature {
    const { name, kind } = this.key;
    const keyId = keyIdOf(this.key);
    if (kind === keyKinds.ed25519) return { name, keyId, signature: signEd25519(this.#private, text) };
    const signature = signEd25519(this.#private, cosignedText(text, at));
    return { name, keyId, signature: Buffer.concat([timestampBytes(at), signature]) };
  }
}
