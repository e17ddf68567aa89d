import { type Caller, methodsOf } from '@xiaohao/access';
import type { RequestFacts } from '@xiaohao/command-handling';
import type { Sender } from '../identity/sender.js';
import type { Sessions } from '../sessions/sessions.js';
import { accountProblem } from './account-problem.js';
import type { AccountRegister } from './account-register.js';
import type { Passwords } from './passwords.js';
import type { Fitting, Proving, Shown } from './proving.js';
import type { SecondFactors } from './second-factors.js';

/** Who asks, from where, and how a command of the request is recorded. */
export interface OwnRequest {
  readonly caller: Caller;
  readonly sender: Sender;
  readonly facts: RequestFacts;
}

type WithPassword = Shown & { readonly password: string };

/** What people do with their own account. Each @throws HttpProblem SessionNeeded without a session of it. */
export class OwnAccount {
  constructor(
    private readonly accounts: AccountRegister,
    private readonly proving: Proving,
    private readonly passwords: Passwords,
    private readonly factors: SecondFactors,
    private readonly sessions: Sessions,
  ) {}

  async read({ caller }: OwnRequest) {
    const { person, login } = await this.proving.ownerOf(caller);
    const { factor } = await this.accounts.state(person);
    const recoveryCodesLeft = factor.stage === 'confirmed' ? factor.recovery.length : 0;
    const until = this.factors.isOpen(factor) ? { confirmUntil: factor.until } : {};
    return { person, login, secondFactor: this.factors.stageOf(factor), ...until, recoveryCodesLeft };
  }

  /** Proves anew who it is: the session's `authenticated` begins now, with what was shown now. */
  async stepUp({ caller, sender, facts }: OwnRequest, shown: Shown) {
    const { person, session, login } = await this.proving.ownerOf(caller);
    // Nothing is no guess.
    if (shown.password === undefined && shown.code === undefined)
      throw accountProblem({ refused: 'CredentialsWrong' });
    return this.proving.again({ person, session, login }, shown, sender, async ({ against, proof }) => {
      const fitting = { ...(against === undefined ? {} : { against }), ...(proof ? { proof } : {}) };
      await this.accounts.execute(person, { type: 'Reauthenticate', session, ...fitting }, facts);
      const methods = methodsOf(against !== undefined, proof);
      const state = await this.sessions.act(session, { type: 'StepUpSession', methods }, facts);
      return { session, authenticated: state.stage === 'open' ? state.authenticated : null };
    });
  }

  /** Every other session of the account is over. */
  async changePassword(
    { caller, sender, facts }: OwnRequest,
    shown: WithPassword & { readonly newPassword: string },
  ): Promise<void> {
    const owner = await this.proving.ownerOf(caller);
    const { person, session, login } = owner;
    await this.proving.again(owner, shown, sender, async (fitting) => {
      const hash = await this.passwords.hashOfNew(shown.newPassword, shown.password, login);
      const command = { type: 'ChangePassword', session, hash, ...withPassword(fitting) } as const;
      await this.accounts.execute(person, command, facts);
    });
  }

  /** The secret for an authenticator app, shown once. */
  async proposeFactor(
    { caller, sender, facts }: OwnRequest,
    shown: WithPassword,
  ): Promise<{ readonly secret: string; readonly uri: string }> {
    const owner = await this.proving.ownerOf(caller);
    const { person, login } = owner;
    return this.proving.again(owner, shown, sender, async (fitting) => {
      const { secret, uri, sealed } = this.factors.propose(person, login);
      const { against } = withPassword(fitting);
      await this.accounts.execute(person, { type: 'ProposeSecondFactor', against, sealed }, facts);
      return { secret, uri };
    });
  }

  /**
   * The recovery codes, shown once. A code that does not fit counts as a failed attempt, as at a login.
   * @throws HttpProblem NoSecondFactorProposed, CredentialsWrong for a code that does not fit, TooManyRequests
   */
  async confirmFactor(
    { caller, sender, facts }: OwnRequest,
    code: string,
  ): Promise<{ readonly recoveryCodes: readonly string[] }> {
    const owner = await this.proving.ownerOf(caller);
    const { person } = owner;
    const confirmed = await this.proving.attempt(owner, sender, async () => {
      const { factor } = await this.accounts.state(person);
      if (!this.factors.isOpen(factor)) throw accountProblem({ refused: 'NoSecondFactorProposed' });
      const step = this.factors.stepOf(factor, person, code);
      if (step === undefined) return undefined;
      const { codes, hashes: recovery } = this.factors.newRecovery();
      const { sealed } = factor;
      await this.accounts.act(person, { type: 'ConfirmSecondFactor', sealed, step, recovery }, facts);
      return { recoveryCodes: codes };
    });
    if (!confirmed) throw accountProblem({ refused: 'CredentialsWrong', pointer: '/code' });
    return confirmed;
  }

  async giveUpFactor({ caller, sender, facts }: OwnRequest, shown: WithPassword): Promise<void> {
    const owner = await this.proving.ownerOf(caller);
    const { person, session } = owner;
    await this.proving.again(owner, shown, sender, (fitting) =>
      this.accounts.execute(person, { type: 'GiveUpSecondFactor', session, ...withPassword(fitting) }, facts),
    );
  }
}

/** What fits, where a password was asked for and so is among it. */
function withPassword({ against, proof }: Fitting): Pick<Fitting, 'proof'> & { readonly against: string } {
  if (against === undefined) throw new Error('a password was asked for and is not among what fits');
  return { against, ...(proof ? { proof } : {}) };
}
