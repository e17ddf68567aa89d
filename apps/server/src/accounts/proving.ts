import { type AccountState, type Caller, methodsOf, type SecondProof } from '@xiaohao/access';
import { edgeProblem } from '@xiaohao/http';
import type { Sender } from '../identity/sender.js';
import type { Sessions } from '../sessions/sessions.js';
import type { SessionAnswer } from '../sessions/tokens.js';
import { accountProblem } from './account-problem.js';
import { type AccountRegister, isWrong, problemIn } from './account-register.js';
import type { Attempts } from './attempts.js';
import type { Passwords } from './passwords.js';
import type { SecondFactors } from './second-factors.js';

/** What is shown to prove who one is; `code` from an app or from paper. */
export interface Shown {
  readonly password?: string;
  readonly code?: string;
}

/** What was found to fit. */
export interface Fitting {
  readonly account: AccountState;
  /** The stored hash that the password fits. */
  readonly against?: string;
  readonly proof?: SecondProof;
}

/** The owner of a local account, within a session. */
export interface Owner {
  readonly person: string;
  readonly login: string;
  readonly session: string;
}

/** Proving who one is with a local account: at a login, and again within a session. */
export class Proving {
  constructor(
    private readonly attempts: Attempts,
    private readonly accounts: AccountRegister,
    private readonly passwords: Passwords,
    private readonly factors: SecondFactors,
    private readonly sessions: Sessions,
  ) {}

  /**
   * A new session.
   * @throws HttpProblem Unauthenticated whatever did not fit; TooManyRequests; PasswordMustBeChanged and what is
   * wrong with a new password, to whoever has shown the right one
   */
  async logIn(
    login: string,
    shown: Shown & { readonly password: string; readonly newPassword?: string },
    sender: Sender,
  ): Promise<SessionAnswer> {
    const opened = await this.attempts.take(login, sender, async () => {
      const entry = await this.accounts.byLogin(login);
      const fitting = await this.#fit(entry?.person, shown);
      if (!entry || fitting?.against === undefined) return undefined;
      const { against, proof } = fitting;
      const { newPassword } = shown;
      const facts = sender.facts(entry.person);
      const session = facts.ids.of('session');
      const newHash =
        newPassword === undefined
          ? {}
          : { newHash: await this.passwords.hashOfNew(newPassword, shown.password, login) };
      const proved = { ...(proof ? { proof } : {}), ...newHash };
      const taken = await this.#taken(() =>
        this.accounts.execute(entry.person, { type: 'LogIn', session, against, ...proved }, facts),
      );
      return taken ? this.sessions.open(session, entry.person, methodsOf(true, proof), facts) : undefined;
    });
    if (!opened) throw edgeProblem('Unauthenticated');
    return opened;
  }

  /**
   * Does something that takes a proof from the owner.
   * @param act is given what fits; an account's `CredentialsWrong` from it counts as a failure
   * @throws HttpProblem CredentialsWrong, TooManyRequests, and what `act` throws
   */
  async again<T>(
    owner: Owner,
    shown: Shown,
    sender: Sender,
    act: (fitting: Fitting) => Promise<T>,
  ): Promise<T> {
    const done = await this.attempts.take(owner.login, sender, async () => {
      const fitting = await this.#fit(owner.person, shown);
      if (!fitting) return undefined;
      let result: { readonly result: T } | undefined;
      const taken = await this.#taken(async () => {
        result = { result: await act(fitting) };
      });
      return taken ? result : undefined;
    });
    if (!done) throw accountProblem({ refused: 'CredentialsWrong' });
    return done.result;
  }

  /**
   * Another attempt of an owner, which is counted like those at a login.
   * @param work undefined when what was shown does not fit
   * @throws HttpProblem TooManyRequests, and what `work` throws
   */
  attempt<T>({ login }: Owner, sender: Sender, work: () => Promise<T | undefined>): Promise<T | undefined> {
    return this.attempts.take(login, sender, work);
  }

  /** The owner behind a session. @throws HttpProblem SessionNeeded */
  async ownerOf({ id: person, session }: Caller): Promise<Owner> {
    const entry = session === undefined ? undefined : await this.accounts.usable(person);
    if (session === undefined || !entry) throw accountProblem({ refused: 'SessionNeeded' });
    return { person, login: entry.login, session };
  }

  /** Undefined when something that was shown does not fit, or the account wants more than was shown. */
  async #fit(person: string | undefined, { password, code }: Shown): Promise<Fitting | undefined> {
    const account = person === undefined ? undefined : await this.accounts.state(person);
    const against = password === undefined ? undefined : await this.passwords.hashFitting(password, account);
    if (person === undefined || !account || (password !== undefined && against === undefined))
      return undefined;
    const proof = this.factors.proofOf(account.factor, person, code);
    if (proof === 'wrong') return undefined;
    return { account, ...(against === undefined ? {} : { against }), ...(proof ? { proof } : {}) };
  }

  /** False when the account has not taken what was shown. @throws HttpProblem with any other refusal of it */
  async #taken(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (isWrong(error)) return false;
      throw problemIn(error);
    }
  }
}
