import type { StoredEvent } from '../storage/index.js';

/** An event on its way to a consumer. */
export interface Delivery {
  readonly event: StoredEvent | undefined;
  readonly link: StoredEvent | undefined;
  readonly retryCount: number;
  /** Counts what was read; absent for what was parked and comes again, which moves no checkpoint. */
  readonly sequence: number | undefined;
}

/** The record that consumers name when they reply. */
export const idOf = ({ event, link }: Delivery): string => (link ?? event)?.id ?? '';
