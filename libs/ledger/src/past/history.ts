import type { JsonObject } from '@xiaohao/event-log';
import { eventLabels, type Label, type ProblemEventType, vocabularyLabels } from '@xiaohao/problem';
import type { Ledger } from '../asking/ledger.js';
import type { ProblemDocument } from '../problem-detail/document.js';
import { oneEventLater } from '../problem-detail/document-of.js';
import { isBackDated } from './back-dated.js';
import { chooseEvents, type Past } from './choose-events.js';
import type { FieldChange } from './field-changes.js';
import { problemChanges } from './problem-changes.js';
import { type OfProblem, recordOf } from './record-of.js';

/** One entry of a problem's record: who, when, what it meant, what it changed, and why it came about. */
export interface HistoryEntry {
  readonly revision: string;
  readonly position: string;
  readonly id: string;
  readonly type: string;
  /** What the entry is called; of a signature, what it means. */
  readonly meaning: Label;
  readonly recordedAt: string;
  /** As stated; null when nobody stated anything. */
  readonly happenedAt: string | null;
  /** Recorded on a later day than it is said to have happened. */
  readonly backDated: boolean;
  /** `onBehalfOf`: 代, for whom it was done. */
  readonly actor: { readonly kind: string; readonly id: string; readonly onBehalfOf?: string };
  /** The command by which it came about. */
  readonly command: string;
  readonly correlationId: string;
  readonly changes: readonly FieldChange[];
  /** The whole problem as this entry left it; only where it was asked for. */
  readonly document?: ProblemDocument;
  readonly data: JsonObject;
}

export interface HistoryPage {
  readonly entries: readonly HistoryEntry[];
  /** The revision from which the next page begins; null on the last. */
  readonly next: string | null;
  /** The last revision that there is now. */
  readonly head: string;
}

export interface AskHistory extends OfProblem {
  readonly past: Past;
  /** First revision of the page. */
  readonly from?: string;
  readonly limit: number;
  readonly documents?: boolean;
}

const unnamed = (type: string): Label => ({ zh: type, en: type });

function meaningOf(type: string, data: JsonObject): Label {
  const { signature } = data as { readonly signature?: { readonly meaning?: string } };
  const meanings: Readonly<Record<string, Label>> = vocabularyLabels.signatureMeanings;
  const meaning = signature?.meaning === undefined ? undefined : meanings[signature.meaning];
  return meaning ?? eventLabels[type as ProblemEventType] ?? unnamed(type);
}

/** A problem's record up to a point, page by page; undefined when there is none that the reader sees. */
export async function history(
  ledger: Ledger,
  { past, from = '0', limit, documents = false, ...of }: AskHistory,
): Promise<HistoryPage | undefined> {
  const record = await recordOf(ledger, of);
  if (record === undefined) return undefined;
  const { events } = chooseEvents(record.events, past, record.zone);
  const first = events.findIndex(({ revision }) => Number(revision) >= Number(from));
  const start = first < 0 ? events.length : first;
  let document = events.slice(0, start).reduce(oneEventLater, undefined as ProblemDocument | undefined);
  const entries = events.slice(start, start + limit).map((event): HistoryEntry => {
    const before = document;
    document = oneEventLater(before, event);
    const { revision, position, id, type, data, metadata } = event;
    const { recordedAt, happenedAt = null, actor, command, correlationId } = metadata;
    const meaning = meaningOf(type, data);
    const changes = problemChanges(before, document);
    const backDated = isBackDated(event, record.zone);
    const shown = documents && document ? { document } : {};
    return {
      ...{ revision, position, id, type, meaning, recordedAt, happenedAt, backDated },
      ...{ actor, command, correlationId, changes, ...shown, data },
    };
  });
  const head = record.events.at(-1)?.revision ?? '0';
  return { entries, next: events[start + limit]?.revision ?? null, head };
}
