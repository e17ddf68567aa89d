import {
  type Caller,
  isSessionAlive,
  type OpenSession,
  type SessionCommand,
  type SessionState,
  type Standing,
  sessionDecider,
  sessionRefusals,
} from '@xiaohao/access';
import { hashSecret, parseToken, sameHash } from '@xiaohao/access/credentials';
import {
  type Aggregates,
  type CommandHandling,
  CommandRefused,
  type RequestFacts,
} from '@xiaohao/command-handling';
import { edgeProblem, problemOfRefusal } from '@xiaohao/http';
import type { AccountRegister } from '../accounts/account-register.js';
import { sessionKind } from '../accounts/kinds.js';
import type { CredentialCheck } from '../identity/callers.js';
import type { Sender } from '../identity/sender.js';
import { newTokens, type SessionAnswer, sessionAnswer } from './tokens.js';

/** A session as its owner and administrators see it. */
export interface SessionLine {
  readonly id: string;
  readonly person: string;
  readonly openedAt: string;
  readonly refreshedAt: string;
  readonly endsAt: string;
  readonly authenticated: OpenSession['authenticated'];
}

/** Sessions of local accounts: opened, refreshed, ended, and looked at on every request. */
export class Sessions implements CredentialCheck {
  constructor(
    private readonly handling: CommandHandling,
    private readonly aggregates: Aggregates,
    private readonly accounts: AccountRegister,
    private readonly key: Buffer,
    private readonly now: () => string,
    private readonly onReuse: (session: string, person: string) => void,
  ) {}

  /** Opens a session that the account has begun. */
  async open(
    session: string,
    person: string,
    methods: readonly string[],
    facts: RequestFacts,
  ): Promise<SessionAnswer> {
    const pair = newTokens(session, this.key);
    const command = { type: 'OpenSession', person, methods, tokens: pair.hashes } as const;
    const state = await this.execute(session, command, facts);
    if (state.stage !== 'open') throw new Error('a session that was opened is not open');
    return sessionAnswer(session, state, pair);
  }

  /**
   * A new pair of tokens for a refresh token that has not been used.
   * @throws HttpProblem Unauthenticated, whatever was wrong with it
   */
  async refresh(text: string, sender: Sender): Promise<SessionAnswer> {
    const token = parseToken(text);
    if (token?.use !== 'refresh') throw edgeProblem('Unauthenticated');
    const known = await this.#stateOf(token.session);
    if (known.stage !== 'open' || !(await this.#isUsable(token.session, known)))
      throw edgeProblem('Unauthenticated');
    const pair = newTokens(token.session, this.key);
    const shown = hashSecret(token.secret, this.key);
    try {
      const command = { type: 'RefreshSession', shown, tokens: pair.hashes } as const;
      const state = await this.execute(token.session, command, sender.facts(known.person));
      if (state.stage === 'open') return sessionAnswer(token.session, state, pair);
      this.onReuse(token.session, known.person);
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
    }
    throw edgeProblem('Unauthenticated');
  }

  async callerOf(text: string): Promise<Caller | undefined> {
    const token = parseToken(text);
    if (token?.use !== 'access') return undefined;
    const state = await this.#stateOf(token.session);
    if (state.stage !== 'open' || this.now() >= state.tokens.accessUntil) return undefined;
    if (!sameHash(state.tokens.access, hashSecret(token.secret, this.key))) return undefined;
    if (!(await this.#isUsable(token.session, state))) return undefined;
    const { person: id, authenticated } = state;
    return { kind: 'person', id, key: token.session, session: token.session, authenticated };
  }

  /** Whose session it is or was; undefined when there never was one. */
  async ownerOf(session: string): Promise<string | undefined> {
    const state = await this.#stateOf(session);
    return state.stage === 'none' ? undefined : state.person;
  }

  /** The sessions of a person that can still be refreshed, the newest first. */
  async of(person: string): Promise<readonly SessionLine[]> {
    const { sessions } = await this.accounts.state(person);
    const states = await Promise.all(
      sessions.map(async ({ id }) => ({ id, state: await this.#stateOf(id) })),
    );
    const now = this.now();
    return states
      .flatMap(({ id, state }) =>
        state.stage === 'open' && isSessionAlive(state, now) ? [line(id, state)] : [],
      )
      .toReversed();
  }

  /**
   * Ends a session: a person their own, the security administration anybody's.
   * @throws HttpProblem SessionUnknown, also for somebody else's; SessionEndedAlready
   */
  async end(session: string, { caller, administration }: Standing, facts: RequestFacts): Promise<void> {
    const state = await this.#stateOf(session);
    const own = state.stage !== 'none' && state.person === caller?.id;
    const keeps = caller?.kind === 'administrator' || administration === 'securityAdministrator';
    if (!keeps && !own) throw problemOfRefusal({ refused: 'SessionUnknown' }, sessionRefusals.SessionUnknown);
    await this.act(session, { type: 'EndSession', ending: own ? 'own' : 'administrator' }, facts);
  }

  /** @throws HttpProblem with the session's refusal */
  async act(session: string, command: SessionCommand, facts: RequestFacts): Promise<SessionState> {
    try {
      return await this.execute(session, command, facts);
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
      const refused = error.refusal.refused as keyof typeof sessionRefusals;
      throw problemOfRefusal({ refused }, sessionRefusals[refused]);
    }
  }

  /** @throws CommandRefused */
  async execute(session: string, command: SessionCommand, facts: RequestFacts): Promise<SessionState> {
    const { state } = await this.handling.execute(sessionKind, {
      id: session,
      command: command.type,
      facts,
      precondition: { kind: 'whatever' },
      commutative: true,
      decide: (loaded, now) => sessionDecider.decide(command, loaded.state, { by: facts.actor.id, now }),
    });
    return state;
  }

  async #stateOf(session: string): Promise<SessionState> {
    return (await this.aggregates.load(sessionKind, session)).state;
  }

  /** Whether its account is open, its owner in office, and no change of password has ended it. */
  async #isUsable(session: string, { person }: OpenSession): Promise<boolean> {
    if (!(await this.accounts.usable(person))) return false;
    return (await this.accounts.state(person)).sessions.some(({ id }) => id === session);
  }
}

const line = (
  id: string,
  { person, openedAt, refreshedAt, endsAt, authenticated }: OpenSession,
): SessionLine => ({ id, person, openedAt, refreshedAt, endsAt, authenticated });
