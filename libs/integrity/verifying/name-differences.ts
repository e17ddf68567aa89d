import type { Difference } from './compare-leaves.js';
import type { Finding, Place } from './finding.js';

/**
 * What differences look like: an event that was signed elsewhere has moved, and is then missed nowhere.
 * @param remembered tells which event a leaf was, where somebody still knows
 */
export function nameDifferences(
  differences: readonly Difference[],
  remembered: (index: number) => Place | undefined = () => undefined,
): readonly Finding[] {
  const was = (index: number): { readonly event?: Place } => {
    const event = remembered(index);
    return event === undefined ? {} : { event };
  };
  const signedAt = new Map(
    differences.flatMap(({ index, signed }) => (signed ? [[signed.toString('hex'), index] as const] : [])),
  );
  const moved = new Set<number>();
  const findings = differences.flatMap(({ index, read, signed }): readonly Finding[] => {
    if (read === undefined) return [];
    const from = read.leaf && signedAt.get(read.leaf.toString('hex'));
    if (from === undefined) return [{ kind: signed ? 'altered' : 'inserted', index, event: read.event }];
    moved.add(from);
    return [{ kind: 'moved', index, event: read.event, from }];
  });
  const missing = differences.flatMap(({ index, read, until }): readonly Finding[] => {
    if (until !== undefined) return [{ kind: 'shortened', index, size: until, ...was(index) }];
    return read === undefined && !moved.has(index) ? [{ kind: 'missing', index, ...was(index) }] : [];
  });
  return [...findings, ...missing];
}
