import { isUtf8 } from 'node:buffer';
import { type Envelope, type Hash, leafHashOf } from '@xiaohao/integrity';
import { type Finding, LeafComparison, nameDifferences, type ReadLeaf } from '@xiaohao/integrity/verifying';
import { ledgerEvents } from '../bench/ledger-data/ledger-events.js';

const parts = ['stream', 'revision', 'id', 'type', 'data', 'metadata'] as const;

/** What was tried, and what went unseen or was seen at another place. */
export interface Attempted {
  readonly tried: number;
  readonly missed: readonly string[];
}

/** Events of a ledger as they would be stored. */
export function storedEvents(count: number): readonly Envelope[] {
  const events: Envelope[] = [];
  for (const { stream, revision, id, type, data, metadata } of ledgerEvents(count, 1)) {
    events.push({ stream, revision: String(revision), id, type, data, metadata });
    if (events.length === count) break;
  }
  return events;
}

/** The leaf of an event whose one part has been replaced by these bytes; none where they are no text or no event's. */
function leafWith(event: Envelope, part: (typeof parts)[number], bytes: Buffer): Hash | undefined {
  if (!isUtf8(bytes)) return undefined;
  try {
    return leafHashOf({ ...event, [part]: bytes.toString('utf8') });
  } catch {
    return undefined;
  }
}

const read = (event: Envelope, at: number, leaf: Hash | undefined): ReadLeaf => ({
  event: { stream: event.stream, revision: event.revision, position: String(at + 1) },
  leaf,
});

export function findingsOf(log: readonly ReadLeaf[], signed: readonly Hash[]): readonly Finding[] {
  const comparison = new LeafComparison(signed.values());
  return nameDifferences([...comparison.take(log), ...comparison.end()]);
}

/** Turns every single bit of every part of every event, one at a time, and looks whether that event is named. */
export function everyBit(events: readonly Envelope[]): Attempted {
  const signed = events.map(leafHashOf);
  const missed: string[] = [];
  let tried = 0;
  for (const [at, event] of events.entries()) {
    // Its neighbours suffice to tell whether the finding is at the right place.
    const from = Math.max(0, at - 2);
    const around = signed.slice(from, at + 3);
    const log = around.map((leaf, index) => read(events[from + index] as Envelope, from + index, leaf));
    for (const part of parts) {
      const bytes = Buffer.from(event[part]);
      for (let bit = 0; bit < 8 * bytes.length; bit += 1) {
        const byte = bit >> 3;
        bytes[byte] = (bytes[byte] ?? 0) ^ (1 << (bit & 7));
        log[at - from] = read(event, at, leafWith(event, part, bytes));
        bytes[byte] = (bytes[byte] ?? 0) ^ (1 << (bit & 7));
        const [finding, ...more] = findingsOf(log, around);
        tried += 1;
        if (finding?.kind !== 'altered' || finding.index !== at - from || more.length > 0)
          missed.push(`bit ${bit} of ${part} of event ${at}`);
      }
    }
  }
  return { tried, missed };
}

type Change = readonly [name: string, log: readonly ReadLeaf[], expected: readonly string[]];

function* changesOf(events: readonly Envelope[]): Generator<Change> {
  const leaves = events.map((event, at) => read(event, at, leafHashOf(event)));
  const strange = { ...(events[0] as Envelope), stream: 'problem-strange' };
  const extra = read(strange, 0, leafHashOf(strange));
  const last = events.length - 1;
  for (let at = 0; at <= last; at += 1) {
    const before = leaves.slice(0, at);
    const after = leaves.slice(at + 1);
    yield [`drop ${at}`, [...before, ...after], [at === last ? `shortened ${at}` : `missing ${at}`]];
    yield [`insert ${at}`, [...before, extra, ...leaves.slice(at)], [`inserted ${at}`]];
    yield [
      `repeat ${at}`,
      [...leaves.slice(0, at + 1), ...leaves.slice(at)],
      at === last ? [] : [`inserted ${at + 1}`],
    ];
    yield [`cut off ${at}`, before, [`shortened ${at}`]];
    const regrown = [...before, ...Array.from({ length: events.length - at }, () => extra)];
    yield [
      `roll back ${at}`,
      regrown,
      Array.from({ length: events.length - at }, (_, more) => `altered ${at + more}`),
    ];
    const other = (at * 7 + 3) % events.length;
    if (other === at) continue;
    const swapped = [...leaves];
    [swapped[at], swapped[other]] = [leaves[other] as ReadLeaf, leaves[at] as ReadLeaf];
    yield [`swap ${at} ${other}`, swapped, [at, other].sort((a, b) => a - b).map((one) => `moved ${one}`)];
  }
}

/** Drops, inserts, repeats, swaps, cuts off and rolls back at every place of the log. */
export function everyChange(events: readonly Envelope[]): Attempted {
  const signed = events.map(leafHashOf);
  const missed: string[] = [];
  let tried = 0;
  for (const [name, log, expected] of changesOf(events)) {
    tried += 1;
    const found = findingsOf(log, signed).map(
      (finding) => `${finding.kind} ${'index' in finding ? finding.index : ''}`,
    );
    if (found.join() !== expected.join()) missed.push(`${name}: ${found.slice(0, 5).join()}`);
  }
  return { tried, missed };
}
