import type { Integrity } from './integrity.js';

/** What the house asks of the proofs of its log. */
export type Proofs = Pick<
  Integrity,
  'key' | 'witnessKey' | 'doubt' | 'state' | 'latest' | 'carried' | 'covering' | 'show' | 'close'
>;

/**
 * A log in EventStoreDB has no proofs yet: leaves are counted by positions without gaps, which that store does not
 * give. Health says `off`, signatures carry no checkpoint, and no dossier can be made.
 */
export const unproved: Proofs = {
  key: undefined,
  witnessKey: undefined,
  doubt: null,
  state: {
    state: 'off',
    why: null,
    writesRefused: false,
    checkpoint: null,
    signer: { held: false, number: null, node: null },
    witness: null,
    scrub: { done: 0, total: 0, wholeAt: null },
  },
  latest: async () => undefined,
  carried: async () => undefined,
  covering: async () => undefined,
  show: async () => [],
  close: async () => undefined,
};
