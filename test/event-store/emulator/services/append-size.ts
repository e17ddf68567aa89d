import type { ProposedEvent } from '../storage/index.js';
import { appendTooLarge } from '../wire/errors.js';

/** What one append may carry unless the node is told otherwise, in bytes of data. */
export const usualAppendSize = 1024 * 1024;

/** The size of an append as it is counted event by event. */
export class AppendSize {
  private size = 0;

  constructor(private readonly limit: number) {}

  /** @throws CallError when it is too large now */
  add(data: Uint8Array): void {
    this.size += data.length;
    if (this.size > this.limit) throw appendTooLarge(this.limit);
  }
}

/** @throws CallError when the events are too large together */
export function checkAppendSize(events: readonly ProposedEvent[], limit: number): void {
  const size = new AppendSize(limit);
  for (const { data } of events) size.add(data);
}
