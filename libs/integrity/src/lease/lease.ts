/** Who may sign the log's checkpoints now: one node, with a number that only ever grows. */
export interface Lease {
  /** The node that has it. */
  readonly node: string;
  /** Fencing number, from 1: one more for every taking. */
  readonly number: number;
  /** Until when it is held unless it is renewed: instant, UTC. */
  readonly until: string;
}

/** What happens to the lease; the stream is its only record, and its last event says all. */
export type LeaseEvent =
  | { readonly type: 'SignerLeaseTaken'; readonly data: Lease }
  | { readonly type: 'SignerLeaseRenewed'; readonly data: Lease };

/** The stream that the lease's events stand in; they alone do not ask for a new checkpoint. */
export const leaseStream = 'checkpoints';

/** Versions of the events' schemas. */
export const leaseEventVersions = {
  SignerLeaseTaken: 1,
  SignerLeaseRenewed: 1,
} as const satisfies Readonly<Record<LeaseEvent['type'], number>>;
