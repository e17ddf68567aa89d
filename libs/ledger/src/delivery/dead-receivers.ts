import type { Ledger } from '../asking/ledger.js';
import { mostRows } from '../asking/most-rows.js';

/** A person to whom nothing gets through, since when, and why at last. */
export interface DeadReceiver {
  readonly person: string;
  readonly deadSince: string;
  readonly fault: string | null;
  /** Notices that were given up. */
  readonly givenUp: number;
}

/** Longest first; at most {@link mostRows}. */
export const deadReceivers = (ledger: Ledger, _: object): readonly DeadReceiver[] =>
  ledger.all(
    `SELECT r.person, r.deadSince,
       (SELECT d.reason FROM mail_delivery d WHERE d.person = r.person AND d.standing = 'givenUp'
         ORDER BY d.settledAt DESC, d.notice LIMIT 1) AS fault,
       (SELECT count(*) FROM mail_delivery d WHERE d.person = r.person AND d.standing = 'givenUp') AS givenUp
     FROM mail_receiver r WHERE r.deadSince IS NOT NULL ORDER BY r.deadSince, r.person LIMIT ${mostRows}`,
  );
