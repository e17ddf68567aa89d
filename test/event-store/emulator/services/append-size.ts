import type { ProposedEvent } from '../storage/index.js';
import { appendTooLarge } from '../wire/errors.js';

/** What one append may carry unless the node is told otherwise, in bytes of data. */
export const usualAppendSize = 1024 * 1024;

/** @throws CallError when the events are too large together */
export function checkAppendSize(events: readonly ProposedEvent[], limit: number): void {
  let size = 0;
  for (const { data } of events) size += data.length;
  if (size > limit) throw appendTooLarge(limit);
}
