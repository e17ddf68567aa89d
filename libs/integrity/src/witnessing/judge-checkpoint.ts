import { type Checkpoint, readCheckpoint } from '../notes/checkpoint.js';
import type { NoteKey } from '../notes/note-key.js';
import { readNote, type SignedNote } from '../notes/signed-note.js';
import { verifyNote } from '../notes/verify-note.js';
import { isConsistent, type TreeHead } from '../tree/consistency.js';
import { emptyRoot } from '../tree/hashing.js';
import { readAddCheckpoint } from './add-checkpoint.js';

/** What a witness knows of one log. */
export interface KnownLog {
  /** The keys that it signs with; their name is the log's origin. */
  readonly keys: readonly NoteKey[];
  /** What was cosigned last; undefined when nothing was. */
  readonly last: TreeHead | undefined;
}

/** Why a witness does not cosign, with the status that the protocol gives it. */
export const witnessRefusals = {
  malformed: 400,
  oldAfterNew: 400,
  unknownLog: 404,
  unsigned: 403,
  otherOld: 409,
  inconsistent: 422,
} as const;

export type WitnessVerdict =
  | { readonly cosign: true; readonly checkpoint: Checkpoint; readonly note: SignedNote }
  | {
      readonly cosign: false;
      readonly why: keyof typeof witnessRefusals;
      /** The log that it is about, once that is known. */
      readonly origin?: string;
    };

/**
 * Whether a witness may cosign. Only growth of what it cosigned before is: a log that was rewritten, forked or
 * shortened has no proof that leads there, whoever holds its key. Total and pure.
 */
export function judgeCheckpoint(
  body: string,
  logOf: (origin: string) => KnownLog | undefined,
): WitnessVerdict {
  const request = readAddCheckpoint(body);
  const note = request && readNote(request.checkpoint);
  if (!request || !note) return { cosign: false, why: 'malformed' };
  const origin = note.text.slice(0, note.text.indexOf('\n'));
  const log = logOf(origin);
  if (log === undefined) return { cosign: false, why: 'unknownLog' };
  const no = (why: keyof typeof witnessRefusals): WitnessVerdict => ({ cosign: false, why, origin });
  const held = verifyNote(note, log.keys);
  if (held === undefined || held.length === 0) return no('unsigned');
  const checkpoint = readCheckpoint(note.text);
  if (checkpoint === undefined) return no(isEmptyWithRoot(note.text) ? 'inconsistent' : 'malformed');
  if (request.old > checkpoint.size) return no('oldAfterNew');
  const last = log.last ?? { size: 0, root: emptyRoot };
  if (request.old !== last.size) return no('otherOld');
  return isConsistent(last, checkpoint, request.proof)
    ? { cosign: true, checkpoint, note }
    : no('inconsistent');
}

/** A tree without leaves whose root is not that of one: well formed, and a lie. */
const isEmptyWithRoot = (text: string): boolean => /^[^\n]+\n0\n[A-Za-z0-9+/]{43}=\n/.test(text);
