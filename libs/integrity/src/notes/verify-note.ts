import { cosignedText } from './cosignature.js';
import { verifyEd25519 } from './ed25519.js';
import { keyIdOf, keyKinds, type NoteKey } from './note-key.js';
import type { NoteSignature, SignedNote } from './signed-note.js';

/** A signature that holds, by whom, and when a witness says that it gave it (seconds since 1970). */
export interface HeldSignature {
  readonly key: NoteKey;
  readonly at?: number;
}

/**
 * The signatures of known keys, all of which hold; undefined when one of them does not. Signatures of others are
 * passed over, also those that share a name or an id with a known key, but not both.
 */
export function verifyNote(
  { text, signatures }: SignedNote,
  keys: readonly NoteKey[],
): readonly HeldSignature[] | undefined {
  const held: HeldSignature[] = [];
  for (const signature of signatures) {
    const key = keys.find((one) => one.name === signature.name && keyIdOf(one).equals(signature.keyId));
    if (key === undefined) continue;
    const holds = heldBy(key, text, signature);
    if (holds === undefined) return undefined;
    if (!held.some((one) => one.key === key)) held.push(holds);
  }
  return held;
}

const latest = 2n ** 63n - 1n;

function heldBy(key: NoteKey, text: string, { signature }: NoteSignature): HeldSignature | undefined {
  if (key.kind === keyKinds.ed25519)
    return verifyEd25519(key.publicKey, text, signature) ? { key } : undefined;
  if (signature.length !== 72) return undefined;
  const at = signature.readBigUInt64BE();
  if (at > latest) return undefined;
  return verifyEd25519(key.publicKey, cosignedText(text, at), signature.subarray(8))
    ? { key, at: Number(at) }
    : undefined;
}
