import type { OpenSession } from '@xiaohao/access';
import { hashSecret, newToken, tokenText } from '@xiaohao/access/credentials';

/** What whoever has logged in is given, once. */
export interface SessionAnswer {
  readonly session: string;
  readonly person: string;
  readonly accessToken: string;
  readonly accessUntil: string;
  readonly refreshToken: string;
  readonly refreshUntil: string;
  readonly endsAt: string;
  readonly methods: readonly string[];
}

/** Two new tokens: as they are shown, and their hashes. */
export interface TokenPair {
  readonly shown: { readonly access: string; readonly refresh: string };
  readonly hashes: { readonly access: string; readonly refresh: string };
}

export function newTokens(session: string, key: Buffer): TokenPair {
  const [access, refresh] = [newToken('access', session), newToken('refresh', session)];
  return {
    shown: { access: tokenText(access), refresh: tokenText(refresh) },
    hashes: { access: hashSecret(access.secret, key), refresh: hashSecret(refresh.secret, key) },
  };
}

/** The answer to a login or a refresh. */
export const sessionAnswer = (session: string, state: OpenSession, { shown }: TokenPair): SessionAnswer => ({
  session,
  person: state.person,
  accessToken: shown.access,
  accessUntil: state.tokens.accessUntil,
  refreshToken: shown.refresh,
  refreshUntil: state.tokens.refreshUntil,
  endsAt: state.endsAt,
  methods: state.authenticated.methods,
});
