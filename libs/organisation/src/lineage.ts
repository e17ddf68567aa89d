import type { Organisation } from './organisation.js';

const mergedInto = (organisation: Organisation, unit: string): string | undefined =>
  organisation.units.get(unit)?.mergedInto;

/** What a unit was merged into, and what that was merged into, and so on; the nearest first. */
function successors(organisation: Organisation, unit: string): readonly string[] {
  const found: string[] = [];
  for (
    let at = mergedInto(organisation, unit);
    at !== undefined && !found.includes(at);
    at = mergedInto(organisation, at)
  )
    found.push(at);
  return found;
}

/** The unit that a merged one goes on in; the unit itself while it has not been merged. */
export const successorOf = (organisation: Organisation, unit: string): string =>
  successors(organisation, unit).at(-1) ?? unit;

/** A unit with everything that it was merged into, and everything that was merged into it, over any number of mergers. */
export function kinOf(organisation: Organisation, unit: string): ReadonlySet<string> {
  const kin = new Set<string>([unit, ...successors(organisation, unit)]);
  const before = [unit];
  for (let at = before.pop(); at !== undefined; at = before.pop())
    for (const absorbed of organisation.units.get(at)?.absorbed ?? [])
      if (!kin.has(absorbed)) {
        kin.add(absorbed);
        before.push(absorbed);
      }
  return kin;
}

/**
 * Whether a unit is one of these, or stood under one of them at any moment from `since` on (an instant; absent:
 * from ever). Both ends of a stretch belong to it: what happened in the same instant counts.
 */
export function stoodUnder(
  organisation: Organisation,
  unit: string,
  others: ReadonlySet<string>,
  since: string | undefined,
): boolean {
  return climb(organisation, unit, others, { from: since ?? '', until: '~' }, new Set());
}

/** Instants compare as text; `''` lies before all of them and `~` after. */
interface Stretch {
  readonly from: string;
  readonly until: string;
}

function climb(
  organisation: Organisation,
  unit: string,
  others: ReadonlySet<string>,
  { from, until }: Stretch,
  below: ReadonlySet<string>,
): boolean {
  if (others.has(unit)) return true;
  if (below.has(unit)) return false;
  const passed = new Set(below).add(unit);
  return (organisation.units.get(unit)?.standings ?? []).some((standing) => {
    const shared: Stretch = {
      from: standing.from !== undefined && standing.from > from ? standing.from : from,
      until: standing.until !== undefined && standing.until < until ? standing.until : until,
    };
    return shared.from <= shared.until && climb(organisation, standing.parent, others, shared, passed);
  });
}
