import { edgeProblem } from '@xiaohao/http';
import type { Past, Point } from '@xiaohao/ledger';
import { pastOf } from '../problems/past/past-of.js';

/** A point as a query has it. */
export interface AskedPoint {
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
}

function ofTheLedger(point: Point): void {
  if (point.kind === 'revision')
    throw edgeProblem('PointOfOneProblem', { params: { point: point.revision } });
}

/**
 * The point of the ledger that a query asks for; undefined when it asks for the present.
 * @throws HttpProblem PointAhead, KnownAtOfRecord, PointOfOneProblem
 */
export function pastOfLedger({ asOf, knownAt }: AskedPoint, now: string): Past | undefined {
  if (asOf === undefined && knownAt === undefined) return undefined;
  const past = pastOf(asOf, knownAt, now);
  ofTheLedger(past.asOf);
  if (past.knownAt !== undefined) ofTheLedger(past.knownAt);
  return past;
}

/** What an answer says of the point that it is of. */
export interface PointTold {
  /** As it was asked for, `now` where only `knownAt` was given. */
  readonly asOf: string;
  readonly knownAt?: string;
  /** The last position on record there. */
  readonly position: string;
  /** The day there in Asia/Shanghai. */
  readonly day: string;
}

/** @param place where the point was found in the log */
export const tellPoint = (
  { asOf = 'now', knownAt }: AskedPoint,
  place: { readonly position: string; readonly day: string },
): PointTold => ({ asOf, ...(knownAt === undefined ? {} : { knownAt }), ...place });
