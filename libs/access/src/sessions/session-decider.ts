import type { Decider, Decision, RefusalEntry } from '@xiaohao/deciding';
import type { SessionEnding, SessionEvent, SessionTokens } from './session-events.js';
import { isSessionAlive, type OpenSession, type SessionState } from './session-state.js';
import { sessionTerms } from './session-terms.js';

/** Hashes of two new tokens. */
export interface NewTokens {
  readonly access: string;
  readonly refresh: string;
}

export type SessionCommand =
  | {
      readonly type: 'OpenSession';
      readonly person: string;
      readonly methods: readonly string[];
      readonly tokens: NewTokens;
    }
  | {
      readonly type: 'RefreshSession';
      /** Hash of the refresh token that was shown. */
      readonly shown: string;
      readonly tokens: NewTokens;
    }
  | { readonly type: 'StepUpSession'; readonly methods: readonly string[] }
  | { readonly type: 'EndSession'; readonly ending: Exclude<SessionEnding, 'refreshReused'> };

export interface SessionContext {
  readonly by: string;
  readonly now: string;
}

/** Why a session says no; at a login or a refresh the caller is told 401 and nothing else. */
export const sessionRefusals = {
  SessionExists: { status: 409, zh: '会话已存在', en: 'The session is there already' },
  SessionUnknown: { status: 404, zh: '会话不存在', en: 'There is no such session' },
  SessionEndedAlready: { status: 409, zh: '会话已结束', en: 'The session has ended' },
  RefreshTokenWrong: { status: 403, zh: '刷新令牌无效', en: 'The refresh token is not good' },
} as const satisfies Readonly<Record<string, RefusalEntry>>;

export type SessionRefusalCode = keyof typeof sessionRefusals;
type Answer = Decision<SessionEvent, SessionRefusalCode>;

function decide(command: SessionCommand, state: SessionState, { by, now }: SessionContext): Answer {
  if (command.type === 'OpenSession') {
    if (state.stage !== 'none') return { refused: 'SessionExists' };
    const { person, methods } = command;
    const endsAt = later(now, sessionTerms.wholeSeconds);
    const tokens = lasting(command.tokens, now, endsAt);
    return [{ type: 'SessionOpened', data: { person, at: now, methods, tokens, endsAt } }];
  }
  if (state.stage === 'none') return { refused: 'SessionUnknown' };
  if (state.stage === 'ended') return { refused: 'SessionEndedAlready' };
  switch (command.type) {
    case 'RefreshSession':
      return refresh(command, state, { by, now });
    case 'StepUpSession':
      if (!isSessionAlive(state, now)) return { refused: 'SessionEndedAlready' };
      return [{ type: 'SessionSteppedUp', data: { at: now, methods: command.methods } }];
    case 'EndSession':
      return [{ type: 'SessionEnded', data: { at: now, by, ending: command.ending } }];
    default:
      return command satisfies never;
  }
}

/** A former token that comes again ends the session: one of the two who had it should not have had it. */
function refresh(
  { shown, tokens }: Extract<SessionCommand, { readonly type: 'RefreshSession' }>,
  session: OpenSession,
  { by, now }: SessionContext,
): Answer {
  if (session.former.includes(shown))
    return [{ type: 'SessionEnded', data: { at: now, by, ending: 'refreshReused' } }];
  if (shown !== session.tokens.refresh || !isSessionAlive(session, now))
    return { refused: 'RefreshTokenWrong' };
  return [{ type: 'SessionRefreshed', data: { at: now, tokens: lasting(tokens, now, session.endsAt) } }];
}

const later = (now: string, seconds: number): string =>
  new Date(Date.parse(now) + seconds * 1_000).toISOString();

function lasting({ access, refresh }: NewTokens, now: string, endsAt: string): SessionTokens {
  const until = (seconds: number): string => {
    const end = later(now, seconds);
    return end < endsAt ? end : endsAt;
  };
  return {
    access,
    accessUntil: until(sessionTerms.accessSeconds),
    refresh,
    refreshUntil: until(sessionTerms.refreshSeconds),
  };
}

function evolve(state: SessionState, event: SessionEvent): SessionState {
  if (event.type === 'SessionOpened') {
    const { person, at, methods, tokens, endsAt } = event.data;
    const times = { openedAt: at, refreshedAt: at, endsAt, authenticated: { at, methods } };
    return { stage: 'open', person, ...times, tokens, former: [] };
  }
  if (state.stage !== 'open') return state;
  switch (event.type) {
    case 'SessionRefreshed': {
      const { at: refreshedAt, tokens } = event.data;
      return { ...state, refreshedAt, tokens, former: [...state.former, state.tokens.refresh] };
    }
    case 'SessionSteppedUp':
      return { ...state, authenticated: event.data };
    case 'SessionEnded': {
      const { person, openedAt } = state;
      return { stage: 'ended', person, openedAt, endedAt: event.data.at, ending: event.data.ending };
    }
    default:
      return event satisfies never;
  }
}

/** One session of a local account. */
export const sessionDecider: Decider<
  SessionCommand,
  SessionEvent,
  SessionState,
  SessionContext,
  SessionRefusalCode
> = { initial: { stage: 'none' }, decide, evolve };

/** Current schema version of each event. */
export const sessionEventVersions: Readonly<Record<SessionEvent['type'], number>> = {
  SessionOpened: 1,
  SessionRefreshed: 1,
  SessionSteppedUp: 1,
  SessionEnded: 1,
};
