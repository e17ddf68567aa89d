import type { NoteKey } from '../notes/note-key.js';
import { openCheckpoint } from '../notes/open-checkpoint.js';
import { readNote } from '../notes/signed-note.js';
import type { TreeHead } from '../tree/consistency.js';
import type { KnownLog } from './judge-checkpoint.js';

/** A loss that the keeper of a witness has agreed to before. */
export interface AcceptedLoss {
  /** Seconds since 1970. */
  readonly at: number;
  readonly from: TreeHead;
  readonly to: TreeHead;
}

/**
 * Why a witness cannot go back to a checkpoint. `notCosigned`: it never cosigned it, so that nothing says that what
 * stands before is what it was. `notSmaller`: nothing would be given up. `givenUp`: it is of a history that was given up
 * by an earlier loss.
 */
export type LossRefusal = 'malformed' | 'unknownLog' | 'unsigned' | 'notCosigned' | 'notSmaller' | 'givenUp';

export type LossVerdict =
  | { readonly accept: true; readonly origin: string; readonly from: TreeHead; readonly to: TreeHead }
  | { readonly accept: false; readonly why: LossRefusal };

/**
 * Whether a witness may go back to an earlier checkpoint, because its log was restored from a copy. Only to one that it
 * cosigned itself: what came after is then lost, and nothing before it is another. Total and pure.
 */
export function judgeLoss(
  text: string,
  own: NoteKey,
  logOf: (origin: string) => KnownLog | undefined,
  earlier: (origin: string) => readonly AcceptedLoss[],
): LossVerdict {
  const no = (why: LossRefusal): LossVerdict => ({ accept: false, why });
  const note = readNote(text);
  if (note === undefined) return no('malformed');
  const origin = note.text.slice(0, note.text.indexOf('\n'));
  const log = logOf(origin);
  if (log === undefined) return no('unknownLog');
  const opened = log.keys.map((key) => openCheckpoint(text, key, [own])).find((one) => one !== undefined);
  if (opened === undefined) return no('unsigned');
  const at = opened.witnessed[0]?.at;
  if (at === undefined) return no('notCosigned');
  const { size, root } = opened.checkpoint;
  if (log.last === undefined || size >= log.last.size) return no('notSmaller');
  if (earlier(origin).some((loss) => at <= loss.at && size > loss.to.size)) return no('givenUp');
  return { accept: true, origin, from: log.last, to: { size, root } };
}

/**
 * What the witness signs of it, for whoever holds a checkpoint of what was lost. It is no checkpoint and cannot be
 * taken for one: the second line of those is a number.
 */
export const lossText = (
  origin: string,
  { from, to }: { readonly from: TreeHead; readonly to: TreeHead },
  ground: string,
): string =>
  `xiaohao/accepted-loss/1\n${origin}\n${from.size}\n${from.root.toString('base64')}\n${to.size}\n${to.root.toString('base64')}\n${ground}\n`;
