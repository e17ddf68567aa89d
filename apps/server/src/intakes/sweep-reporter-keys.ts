import type { Aggregates } from '@xiaohao/command-handling';
import type { ReporterKeys } from '@xiaohao/intake/reporter-keys';
import { intakeKind } from './intake-kind.js';

/**
 * Removes keys of identities whose erasure is in the log: a process was killed before the key was gone, or the key
 * came back with a restored copy. A key that no event knows seals nothing and stays: another node may be about to
 * write its event, and a log that is not the right one may know less than the keys.
 */
export async function sweepReporterKeys(keys: ReporterKeys, aggregates: Aggregates): Promise<number> {
  let removed = 0;
  for (const intake of await keys.list()) {
    const { state } = await aggregates.load(intakeKind, intake);
    if (!state.exists || state.reporter.kind !== 'erased') continue;
    await keys.erase(intake);
    removed += 1;
  }
  return removed;
}
