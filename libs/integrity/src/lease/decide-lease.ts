import type { Lease, LeaseEvent } from './lease.js';

/** How long a lease is held, and when its holder begins to renew it; milliseconds. */
export interface LeaseTerms {
  readonly term: number;
  readonly renewBelow: number;
  /** How far the clocks of nodes may be apart: for so long after its end a lease is not taken from another. */
  readonly skew: number;
}

export const leaseTerms: LeaseTerms = { term: 180_000, renewBelow: 90_000, skew: 15_000 };

/** What a node that wants to sign has to do first: nothing, an append, or leave it to the node that has the lease. */
export type LeaseDecision =
  | { readonly kind: 'held'; readonly number: number }
  | { readonly kind: 'append'; readonly event: LeaseEvent; readonly number: number }
  | { readonly kind: 'othersTurn'; readonly node: string; readonly until: string };

/**
 * Decides for one node at one instant (UTC). The event that comes of it is appended with the exact revision at
 * which the lease was read, so that of two nodes that decide at once one alone goes on.
 * @param own the number under which this process took it, if it did: after a restart it is taken anew
 */
export function decideLease(
  lease: Lease | undefined,
  node: string,
  own: number | undefined,
  now: string,
  terms: LeaseTerms = leaseTerms,
): LeaseDecision {
  const at = Date.parse(now);
  const until = new Date(at + terms.term).toISOString();
  if (lease !== undefined && lease.number === own) {
    if (Date.parse(lease.until) - at >= terms.renewBelow) return { kind: 'held', number: lease.number };
    return {
      kind: 'append',
      event: { type: 'SignerLeaseRenewed', data: { node, number: lease.number, until } },
      number: lease.number,
    };
  }
  const ended = lease === undefined || Date.parse(lease.until) + terms.skew <= at;
  if (!ended && lease.node !== node) return { kind: 'othersTurn', node: lease.node, until: lease.until };
  const number = (lease?.number ?? 0) + 1;
  return { kind: 'append', event: { type: 'SignerLeaseTaken', data: { node, number, until } }, number };
}
