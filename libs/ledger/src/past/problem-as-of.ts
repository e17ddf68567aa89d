import type { Ledger } from '../asking/ledger.js';
import type { ProblemDocument } from '../problem-detail/document.js';
import { documentOf } from '../problem-detail/document-of.js';
import type { BackDated } from './back-dated.js';
import { type Chosen, chooseEvents, type Past } from './choose-events.js';
import type { FieldChange } from './field-changes.js';
import { problemChanges } from './problem-changes.js';
import { type OfProblem, type ProblemRecord, recordOf } from './record-of.js';

/** A problem as it stood. */
export interface ProblemAsOf {
  /** Null when nothing of it was there yet. */
  readonly document: ProblemDocument | null;
  /** How many entries stand behind it. */
  readonly entries: number;
  readonly enteredLater: readonly BackDated[];
  /** The last revision that there is now. */
  readonly head: string;
}

/** One of two points: `revision` is that of its last entry, null when nothing was there yet. */
export type DiffSide = Pick<ProblemAsOf, 'entries' | 'enteredLater'> & { readonly revision: string | null };

/** What changed from one point to another. */
export interface ProblemDiff {
  readonly from: DiffSide;
  readonly to: DiffSide;
  readonly head: string;
  readonly changes: readonly FieldChange[];
}

const headOf = ({ events }: ProblemRecord): string => events.at(-1)?.revision ?? '0';
const chosen = ({ events, zone }: ProblemRecord, past: Past): Chosen => chooseEvents(events, past, zone);

/** One problem at a point in the past; undefined when there is none that the reader sees. */
export async function problemAsOf(
  ledger: Ledger,
  { past, ...of }: OfProblem & { readonly past: Past },
): Promise<ProblemAsOf | undefined> {
  const record = await recordOf(ledger, of);
  if (record === undefined) return undefined;
  const { events, enteredLater } = chosen(record, past);
  const head = headOf(record);
  return { document: documentOf(events) ?? null, entries: events.length, enteredLater, head };
}

/** Two points of one problem beside each other; undefined when there is none that the reader sees. */
export async function problemDiff(
  ledger: Ledger,
  { from, to, ...of }: OfProblem & { readonly from: Past; readonly to: Past },
): Promise<ProblemDiff | undefined> {
  const record = await recordOf(ledger, of);
  if (record === undefined) return undefined;
  const sides = [from, to].map((past) => chosen(record, past)) as [Chosen, Chosen];
  const [before, after] = sides.map(({ events }) => documentOf(events));
  const [left, right] = sides.map(({ events, enteredLater }) => ({
    revision: events.at(-1)?.revision ?? null,
    entries: events.length,
    enteredLater,
  })) as [DiffSide, DiffSide];
  return { from: left, to: right, head: headOf(record), changes: problemChanges(before, after) };
}
