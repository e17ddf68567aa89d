import type { RecordedEvent } from '@xiaohao/event-log';
import { type BackDated, backDatedOf } from './back-dated.js';
import { endOf, happenedBy, happenedFrom, recordedBy } from './bound.js';
import type { Point } from './point.js';

/**
 * A point on one axis or on two. Without `knownAt` it is the record as it stood at `asOf`. With it, it is what had
 * happened by `asOf` so far as it was on record at `knownAt`: `now` gives the best knowledge there is today.
 */
export interface Past {
  readonly asOf: Point;
  readonly knownAt?: Point;
}

export interface Chosen {
  /** In the order of the record. */
  readonly events: readonly RecordedEvent[];
  /** What is said to have happened by `asOf` but was recorded after it; part of `events` only with `knownAt`. */
  readonly enteredLater: readonly BackDated[];
}

/** What of one problem's record belongs to a point in the past. */
export function chooseEvents(all: readonly RecordedEvent[], { asOf, knownAt }: Past, zone: string): Chosen {
  const onRecord = recordedBy(asOf, zone);
  const known = recordedBy(knownAt ?? { kind: 'now' }, zone);
  const happened = happenedBy(asOf, zone);
  const end = endOf(asOf, zone);
  const later = all.filter(
    (event) => end !== null && known(event) && !onRecord(event) && happenedFrom(event, zone) < end,
  );
  return {
    events:
      knownAt === undefined ? all.filter(onRecord) : all.filter((event) => known(event) && happened(event)),
    enteredLater: later.map(backDatedOf),
  };
}
