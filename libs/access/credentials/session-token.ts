import { newSecret } from './api-key.js';

/** What a token of a session is for: `xa_…` opens doors, `xr_…` gets the next pair. */
export type TokenUse = 'access' | 'refresh';

/** A token as it is given out: `xa_<session, 32 hex digits>_<secret of 192 bits>`. */
export interface TokenText {
  readonly use: TokenUse;
  /** Id of the session, a UUID. */
  readonly session: string;
  readonly secret: string;
}

const letters = { access: 'a', refresh: 'r' } as const;
const shape =
  /^x([ar])_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([A-Za-z0-9_-]{32})$/;

/** The parts of a token, or undefined when it is none. */
export function parseToken(text: string): TokenText | undefined {
  const [, letter, a, b, c, d, e, secret] = shape.exec(text) ?? [];
  if (secret === undefined) return undefined;
  return { use: letter === 'a' ? 'access' : 'refresh', session: `${a}-${b}-${c}-${d}-${e}`, secret };
}

export const tokenText = ({ use, session, secret }: TokenText): string =>
  `x${letters[use]}_${session.replaceAll('-', '')}_${secret}`;

/** A new token of a session. */
export const newToken = (use: TokenUse, session: string): TokenText => ({
  use,
  session,
  secret: newSecret(),
});
