import type { Difference } from './compare-leaves.js';
import type { Finding } from './finding.js';

/** What differences look like: an event that was signed elsewhere has moved, and is then missed nowhere. */
export function nameDifferences(differences: readonly Difference[]): readonly Finding[] {
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
    if (until !== undefined) return [{ kind: 'shortened', index, size: until }];
    return read === undefined && !moved.has(index) ? [{ kind: 'missing', index }] : [];
  });
  return [...findings, ...missing];
}
