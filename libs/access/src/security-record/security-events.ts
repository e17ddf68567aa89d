import type { Caller } from '../caller.js';

/** What an entry is about. `refusal` is one of an operation that is not about security itself. */
export const securityKinds = [
  'login',
  'session',
  'account',
  'key',
  'subject',
  'roleChange',
  'clock',
  'views',
  'intake',
  'export',
  'restrictedRead',
  'recordRead',
  'refusal',
] as const;
export type SecurityKind = (typeof securityKinds)[number];

/** How it ended: done, refused by a rule, turned away because of too many tries, or failed through our own fault. */
export const securityResults = ['done', 'refused', 'locked', 'failed'] as const;
export type SecurityResult = (typeof securityResults)[number];

/** Who asked. `unknown` showed no good credential; it has an id only if that is known here. */
export interface SecuritySubject {
  readonly kind: Caller['kind'] | 'unknown';
  readonly id?: string;
}

/** What entries have in common that are counted together. Ids and codes only, never a text that somebody wrote. */
export interface SecurityFacts {
  readonly kind: SecurityKind;
  /** Operation of the policy, such as `keys.keep`. */
  readonly operation: string;
  readonly method: string;
  /** The route's template, such as `/api/v1/keys/:id/revocation`. */
  readonly route: string;
  readonly result: SecurityResult;
  /** HTTP status of the answer. */
  readonly status: number;
  /** Code of the refusal. */
  readonly code?: string;
  readonly subject: SecuritySubject;
  /** Id of the credential: a key, a session, or a subject's link. */
  readonly credential?: string;
  /** The client's address. */
  readonly address: string;
}

/** One request, as it was answered. */
export interface SecurityEntry extends SecurityFacts {
  /** UTC, ISO 8601. */
  readonly at: string;
  /** Id of what was asked for or made. */
  readonly object?: string;
  /** Id of the request. */
  readonly request: string;
}

/** So many more requests like one that was noted. */
export interface SecurityCount extends SecurityFacts {
  readonly count: number;
  readonly from: string;
  readonly until: string;
}

/** What the security record says: one stream a month, and nobody can change it. */
export type SecurityEvent =
  | { readonly type: 'SecurityEventNoted'; readonly data: SecurityEntry }
  | { readonly type: 'SecurityEventsCounted'; readonly data: SecurityCount }
  /** The log took nothing for so long that entries had to be let go. */
  | {
      readonly type: 'SecurityEventsLost';
      readonly data: { readonly count: number; readonly from: string; readonly until: string };
    };

/** Current schema version of each event. */
export const securityEventVersions: Readonly<Record<SecurityEvent['type'], number>> = {
  SecurityEventNoted: 1,
  SecurityEventsCounted: 1,
  SecurityEventsLost: 1,
};
