/** Groups of operations: reading, acting on problems, keeping registers. */
export const keyScopes = ['read', 'act', 'keep'] as const;
export type KeyScope = (typeof keyScopes)[number];

/** What a key is limited to; what is absent limits nothing. */
export interface KeyTerms {
  readonly scopes?: readonly KeyScope[];
  /** Unit whose matters alone it is for. */
  readonly unit?: string;
  /** Addresses and networks it may be used from: `192.0.2.7`, `192.0.2.0/24`, `2001:db8::/32`. */
  readonly addresses?: readonly string[];
  /** From this instant on it is worthless; UTC, ISO 8601 with milliseconds. */
  readonly expiresAt?: string;
}

/** Whether anything limits a key: such a key makes no others, or it could make itself a wider one. */
export const isLimited = (terms: KeyTerms): boolean => Object.keys(terms).length > 0;
