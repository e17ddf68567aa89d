import { edgeProblem, type HttpProblem } from '@xiaohao/http';
import { type Past, type Point, pointOf } from '@xiaohao/ledger';
import { chinaTime, dateInZone } from '@xiaohao/working-calendar';

const ahead = (point: string): HttpProblem => edgeProblem('PointAhead', { params: { point } });

function read(text: string, now: string): Point {
  const point = pointOf(text);
  if (point === undefined) throw new Error(`${text} has passed as a point and is none`);
  if (point.kind === 'instant' && Date.parse(point.instant) > Date.parse(now)) throw ahead(text);
  if (point.kind === 'date' && point.date > dateInZone(now, chinaTime)) throw ahead(text);
  return point;
}

/** What a query says of the past. @throws HttpProblem PointAhead, KnownAtOfRecord */
export function pastOf(asOf: string | undefined, knownAt: string | undefined, now: string): Past {
  const point = read(asOf ?? 'now', now);
  if (knownAt === undefined) return { asOf: point };
  if (point.kind === 'revision' || point.kind === 'position') throw edgeProblem('KnownAtOfRecord');
  return { asOf: point, knownAt: read(knownAt, now) };
}

/** A revision that the problem has not reached. @throws HttpProblem PointAhead */
export function refuseAhead({ asOf, knownAt }: Past, head: string): void {
  for (const point of [asOf, knownAt])
    if (point?.kind === 'revision' && Number(point.revision) > Number(head)) throw ahead(point.revision);
}
