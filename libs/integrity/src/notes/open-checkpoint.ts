import { type Checkpoint, readCheckpoint } from './checkpoint.js';
import { keyKinds, type NoteKey } from './note-key.js';
import { readNote, type SignedNote } from './signed-note.js';
import { type HeldSignature, verifyNote } from './verify-note.js';

/** A checkpoint that its log has signed. */
export interface OpenedCheckpoint {
  readonly checkpoint: Checkpoint;
  readonly note: SignedNote;
  /** Witnesses among the known keys that have cosigned it. */
  readonly witnessed: readonly HeldSignature[];
}

/** The key of a log, or all that it had and has: they share its name. */
export type LogKeys = NoteKey | readonly NoteKey[];

/**
 * What a signed checkpoint says; undefined unless a key of the log signed it and every known key's signature holds.
 */
export function openCheckpoint(
  text: string,
  log: LogKeys,
  witnesses: readonly NoteKey[] = [],
): OpenedCheckpoint | undefined {
  const logs = [log].flat();
  const note = readNote(text);
  const checkpoint = note && readCheckpoint(note.text);
  const held = note && verifyNote(note, [...logs, ...witnesses]);
  const signedBy = held?.find(({ key }) => logs.includes(key))?.key;
  if (!checkpoint || !held || signedBy === undefined || checkpoint.origin !== signedBy.name) return undefined;
  return { checkpoint, note, witnessed: held.filter(({ key }) => key.kind === keyKinds.cosignature) };
}
