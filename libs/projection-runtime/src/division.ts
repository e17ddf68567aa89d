/** Streams from one name on and up to another, which is not among them; null: to the last. */
export interface StreamRange {
  readonly from: string;
  readonly before: string | null;
}

/** What a build by streams takes in, and where it is divided among two that build at once. */
export interface Division {
  /** The log's head when the build began; null when there was nothing. */
  readonly upTo: string | null;
  /** The first stream of the second part; null: there is nothing in it. */
  readonly boundary: string | null;
}

export const everyStream: readonly StreamRange[] = [{ from: '', before: null }];

/** The name after those of all streams of a kind: `.` comes right after `-`. */
const afterKind = (kind: string): string => `${kind}.`;

export const rangeOfKind = (kind: string): StreamRange => ({ from: `${kind}-`, before: afterKind(kind) });

/**
 * The streams of each part: the second has those of the boundary's kind from the boundary on, and nothing else, so
 * that rows which streams of other kinds share are all in the first.
 */
export function partsOf(boundary: string | null, kind: string): readonly (readonly StreamRange[])[] {
  if (boundary === null) return [everyStream, []];
  const after = afterKind(kind);
  return [
    [
      { from: '', before: boundary },
      { from: after, before: null },
    ],
    [{ from: boundary, before: after }],
  ];
}
