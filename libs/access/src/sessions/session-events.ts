/** Hashes of a session's two tokens and until when each is good; UTC. */
export interface SessionTokens {
  readonly access: string;
  readonly accessUntil: string;
  readonly refresh: string;
  readonly refreshUntil: string;
}

/** Why a session ended: by its owner, by an administrator, or because a refresh token came a second time. */
export type SessionEnding = 'own' | 'administrator' | 'refreshReused';

/** Everything that happens to one session. Tokens are in here as keyed hashes alone. */
export type SessionEvent =
  | {
      readonly type: 'SessionOpened';
      readonly data: {
        readonly person: string;
        readonly at: string;
        readonly methods: readonly string[];
        readonly tokens: SessionTokens;
        /** However often it is refreshed, it is over then; UTC. */
        readonly endsAt: string;
      };
    }
  | {
      readonly type: 'SessionRefreshed';
      readonly data: { readonly at: string; readonly tokens: SessionTokens };
    }
  | {
      readonly type: 'SessionSteppedUp';
      readonly data: { readonly at: string; readonly methods: readonly string[] };
    }
  | {
      readonly type: 'SessionEnded';
      readonly data: { readonly at: string; readonly by: string; readonly ending: SessionEnding };
    };
