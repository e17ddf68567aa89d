import {
  formatNote,
  judgeLoss,
  type LossRefusal,
  lossText,
  type NoteSigner,
  type TreeHead,
} from '@xiaohao/integrity';
import { originHash, type WitnessMemory } from './witness-memory.js';

/** What came of a wish to go back. */
export type LossOutcome =
  | { readonly kind: 'refused'; readonly why: LossRefusal }
  /** Nothing was changed: whoever asks did not say how many events are lost, or said another number. */
  | { readonly kind: 'otherNumber'; readonly from: number; readonly to: number }
  | { readonly kind: 'accepted'; readonly from: number; readonly to: number; readonly statement: string };

/**
 * The keeper of a witness agrees that a log goes on from an earlier checkpoint, which the witness has cosigned itself.
 * What is given up stays on record with its last checkpoint, and a statement of it is signed.
 * @param lost how many events the keeper knows to be lost; nothing is done unless it is right
 * @param ground one line, for the record
 * @param now milliseconds since 1970
 */
export function acceptLoss(
  memory: WitnessMemory,
  signer: NoteSigner,
  asked: { readonly note: string; readonly lost: number | undefined; readonly ground: string },
  now: number,
): LossOutcome {
  return memory.atOnce(() => {
    const verdict = judgeLoss(
      asked.note,
      signer.key,
      (origin) => memory.log(origin),
      (origin) => memory.losses.of(origin),
    );
    if (!verdict.accept) return { kind: 'refused', why: verdict.why };
    const { origin, from, to } = verdict;
    const sizes = { from: from.size, to: to.size };
    if (asked.lost !== from.size - to.size) return { kind: 'otherNumber', ...sizes };
    const statement = signed(signer, lossText(origin, { from, to }, asked.ground), now);
    record(memory, { origin, from, to }, { ...asked, statement, now });
    return { kind: 'accepted', ...sizes, statement };
  });
}

function signed(signer: NoteSigner, text: string, now: number): string {
  return formatNote({ text, signatures: [signer.sign(text, Math.floor(now / 1_000))] });
}

function record(
  memory: WitnessMemory,
  { origin, from, to }: { readonly origin: string; readonly from: TreeHead; readonly to: TreeHead },
  {
    note,
    ground,
    statement,
    now,
  }: { readonly note: string; readonly ground: string; readonly statement: string; readonly now: number },
): void {
  const fromNote = memory.note(originHash(origin)) ?? '';
  const at = new Date(now).toISOString();
  memory.losses.add(
    { at, origin, fromSize: from.size, toSize: to.size, ground, fromNote, statement },
    from,
    to,
  );
  memory.keep(origin, to, note);
}
