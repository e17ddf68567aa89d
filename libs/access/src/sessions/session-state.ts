import type { Authenticated } from '../caller.js';
import type { SessionEnding, SessionTokens } from './session-events.js';

/** One session of a local account, from login to its end. */
export type SessionState =
  | { readonly stage: 'none' }
  | {
      readonly stage: 'open';
      readonly person: string;
      readonly openedAt: string;
      readonly refreshedAt: string;
      readonly endsAt: string;
      readonly authenticated: Authenticated;
      readonly tokens: SessionTokens;
      /** Hashes of the refresh tokens before: whoever shows one has stolen it, or was stolen from. */
      readonly former: readonly string[];
    }
  | {
      readonly stage: 'ended';
      readonly person: string;
      readonly openedAt: string;
      readonly endedAt: string;
      readonly ending: SessionEnding;
    };

/** A session that has not been ended; whether its time is over, its instants say. */
export type OpenSession = Extract<SessionState, { readonly stage: 'open' }>;

/** Whether a session can still be refreshed at an instant. */
export const isSessionAlive = (session: OpenSession, now: string): boolean =>
  now < session.tokens.refreshUntil && now < session.endsAt;
