/** How long things of a session hold, in seconds. */
export const sessionTerms = {
  /** An access token. */
  accessSeconds: 600,
  /** A refresh token that is not used: how long nobody may be there. */
  refreshSeconds: 2 * 3_600,
  /** The whole session, however often it is refreshed. */
  wholeSeconds: 12 * 3_600,
} as const;
