import type { Storage } from '../storage/index.js';

/** What projections need of the node. */
export interface ProjectionDesk {
  readonly storage: Storage;
  /** Runs one write; what it throws is thrown. */
  write<Outcome>(work: (storage: Storage, now: number) => Outcome): Promise<Outcome>;
  /** Calls the listener whenever something was written, until the answer is called. */
  listen(listener: () => void): () => void;
}
