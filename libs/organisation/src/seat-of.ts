import type { Organisation } from './organisation.js';

/** The unit that a post's unit works for: an office works for what it belongs to. */
export function seatOf({ units }: Organisation, unit: string): string {
  const passed = new Set<string>();
  let at = unit;
  for (;;) {
    const { kind, parent } = units.get(at) ?? {};
    passed.add(at);
    if (kind !== 'office' || parent === undefined || passed.has(parent)) return at;
    at = parent;
  }
}
