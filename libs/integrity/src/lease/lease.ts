/** Who may sign the log's checkpoints now: one node, with a number that only ever grows. */
export interface Lease {
  /** The node that has it. */
  readonly node: string;
  /** Fencing number, from 1: one more for every taking. */
  readonly number: number;
  /** Until when it is held unless it is renewed: instant, UTC. */
  readonly until: string;
}

/** What happens to the lease; the stream is its only record. */
export type LeaseEvent =
  | {
      readonly type: 'SignerLeaseTaken';
      readonly data: { readonly node: string; readonly number: number; readonly until: string };
    }
  | {
      readonly type: 'SignerLeaseRenewed';
      readonly data: { readonly number: number; readonly until: string };
    }
  | { readonly type: 'SignerLeaseGivenUp'; readonly data: { readonly number: number } };

/** The stream that the lease's events stand in; they alone do not ask for a new checkpoint. */
export const leaseStream = 'checkpoints';

/** Versions of the events' schemas. */
export const leaseEventVersions = {
  SignerLeaseTaken: 1,
  SignerLeaseRenewed: 1,
  SignerLeaseGivenUp: 1,
} as const satisfies Readonly<Record<LeaseEvent['type'], number>>;

/** The lease after an event; undefined before the first. A lease that was given up has ended and keeps its number. */
export function leaseAfter(lease: Lease | undefined, event: LeaseEvent): Lease | undefined {
  switch (event.type) {
    case 'SignerLeaseTaken':
      return event.data;
    case 'SignerLeaseRenewed':
      return lease?.number === event.data.number ? { ...lease, until: event.data.until } : lease;
    case 'SignerLeaseGivenUp':
      return lease?.number === event.data.number ? { ...lease, until: '' } : lease;
    default:
      return event satisfies never;
  }
}
