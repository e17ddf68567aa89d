import type { StoredLeaf } from '@xiaohao/integrity/following';

/** A log of made-up events in three streams; the same for the same number every time. */
export function madeUpLeaves(count: number): readonly StoredLeaf[] {
  const ends = new Map<string, number>();
  return Array.from({ length: count }, (_, at) => {
    const stream = `problem-${at % 3}`;
    const revision = (ends.get(stream) ?? -1) + 1;
    ends.set(stream, revision);
    return {
      position: String(at + 1),
      stream,
      revision: String(revision),
      id: `018f3a52-0000-7000-8000-${String(at).padStart(12, '0')}`,
      type: 'ProgressReported',
      data: `{"done":"第${at}步","percent":${at % 101}}`,
      metadata: `{"recordedAt":"2026-11-26T00:00:00.000Z","schemaVersion":1}`,
    };
  });
}
