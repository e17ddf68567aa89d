import type { Storage } from '../storage/index.js';

/** What groups need of the node. */
export interface GroupDesk {
  readonly storage: Storage;
  write<Outcome>(work: (storage: Storage, now: number) => Outcome): Promise<Outcome>;
}
