import type { SecurityCount, SecurityEntry, SecurityFacts } from './security-events.js';

/** How long like requests are counted together, milliseconds. */
export const countedFor = 60_000;
/** Groups of like requests at once; what goes beyond is counted by kind and status alone, so that no flood makes more. */
const mostGroups = 200;

interface Group {
  readonly facts: SecurityFacts;
  readonly begun: number;
  readonly from: string;
  until: string;
  count: number;
}

/**
 * Which entries are kept one by one however many there are: every command that was carried out, and every reading
 * of who reported.
 */
const standsAlone = ({ method, result, operation }: SecurityFacts): boolean =>
  result === 'done' && (method === 'POST' || operation === 'reporter.read');

/**
 * Bounds what a flood can write: of like requests (who, from where, what, outcome) the first within a minute is
 * an entry, the others become one count when the minute is over.
 */
export class Counting {
  readonly #groups = new Map<string, Group>();

  /** Whether an entry is to be written itself. `ms`: any clock that does not stand still. */
  take(entry: SecurityEntry, ms: number): boolean {
    if (standsAlone(entry)) return true;
    const { at, object: _object, request: _request, ...facts } = entry;
    const own = JSON.stringify(facts);
    const known = this.#groups.has(own) || this.#groups.size < mostGroups;
    const name = known ? own : `${facts.kind} ${facts.status}`;
    const group = this.#groups.get(name);
    if (group) {
      group.count += 1;
      group.until = at;
      return false;
    }
    const shown = known ? facts : othersLike(facts);
    this.#groups.set(name, { facts: shown, begun: ms, from: at, until: at, count: known ? 0 : 1 });
    return known;
  }

  /** The counts whose minute is over; at the end `Infinity` gives all. */
  due(ms: number): readonly SecurityCount[] {
    const counts: SecurityCount[] = [];
    for (const [name, { facts, begun, from, until, count }] of this.#groups) {
      if (ms - begun < countedFor) continue;
      this.#groups.delete(name);
      if (count > 0) counts.push({ ...facts, count, from, until });
    }
    return counts;
  }
}

/** What stays of the facts when requests of many callers are one count. */
const othersLike = ({ kind, result, status }: SecurityFacts): SecurityFacts => ({
  kind,
  operation: 'several',
  method: 'several',
  route: 'several',
  result,
  status,
  subject: { kind: 'unknown' },
  address: 'several',
});
