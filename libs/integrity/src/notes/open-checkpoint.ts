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

/** What a signed checkpoint says; undefined unless the log's own key signed it and every known key's signature holds. */
export function openCheckpoint(
  text: string,
  log: NoteKey,
  witnesses: readonly NoteKey[] = [],
): OpenedCheckpoint | undefined {
  const note = readNote(text);
  const checkpoint = note && readCheckpoint(note.text);
  const held = note && verifyNote(note, [log, ...witnesses]);
  if (!checkpoint || !held?.some(({ key }) => key === log) || checkpoint.origin !== log.name)
    return undefined;
  return { checkpoint, note, witnessed: held.filter(({ key }) => key.kind === keyKinds.cosignature) };
}
