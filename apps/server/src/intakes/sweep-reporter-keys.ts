import type { Aggregates } from '@xiaohao/command-handling';
import type { ReporterKeys } from '@xiaohao/intake/reporter-keys';
import { intakeKind } from './intake-kind.js';

/**
 * Removes keys that a killed process left: of a registration that never came into the log, and of an identity whose
 * erasure did, before its key was gone. Call before the first request is taken.
 */
export async function sweepReporterKeys(keys: ReporterKeys, aggregates: Aggregates): Promise<number> {
  let removed = 0;
  for (const intake of await keys.list()) {
    const { state } = await aggregates.load(intakeKind, intake);
    if (state.exists && state.reporter.kind === 'named') continue;
    await keys.erase(intake);
    removed += 1;
  }
  return removed;
}
