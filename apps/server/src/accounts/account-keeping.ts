import { type AccessCommand, loginName } from '@xiaohao/access';
import { newOneTimePassword } from '@xiaohao/access/credentials';
import type { CommandAnswer } from '../desk/command-desk.js';
import type { RegisterDesk } from '../desk/register-desk.js';
import type { Registers } from '../house/registers.js';
import type { Asked } from '../identity/asked.js';
import { accessKind } from '../identity/keys.js';
import { accountProblem } from './account-problem.js';
import { type AccountRegister, accountUnknown } from './account-register.js';
import type { Attempts } from './attempts.js';
import type { Passwords } from './passwords.js';
import type { SecondFactors } from './second-factors.js';

/** How long a one-time password is good, milliseconds. */
const oneTimeFor = 7 * 86_400_000;

/** A password that is shown once, to be changed at the first login. */
export interface OneTimePassword {
  readonly oneTimePassword: string;
  readonly until: string;
}

/** A command's answer with how its owner logs in first. */
export interface AccountOpened extends CommandAnswer, OneTimePassword {
  readonly login: string;
}

/** What an administrator does with people's accounts. */
export class AccountKeeping {
  constructor(
    private readonly registers: Registers,
    private readonly accounts: AccountRegister,
    private readonly passwords: Passwords,
    private readonly attempts: Attempts,
    private readonly factors: SecondFactors,
    private readonly now: () => string,
  ) {}

  async list() {
    return { accounts: [...(await this.registers.access()).state.accounts.values()] };
  }

  async read(person: string) {
    const entry = (await this.registers.access()).state.accounts.get(person);
    if (!entry) throw accountUnknown();
    const { password, factor } = await this.accounts.state(person);
    const attempts = await this.attempts.of(entry.login);
    return { ...entry, password: password.stage, secondFactor: this.factors.stageOf(factor), ...attempts };
  }

  /**
   * Opens an account. Name and password are two appends: should the process die between them, the account is there
   * without a password, and another one-time password is set for it. One that was closed loses before it opens again
   * what it had: no old password, session or second factor lives again, not for an instant.
   */
  async open(
    desk: RegisterDesk,
    asked: Asked,
    { person, login: text }: { readonly person: string; readonly login: string },
  ): Promise<AccountOpened> {
    const login = loginName(text);
    if (login === undefined) throw accountProblem({ refused: 'LoginNameUnfit', pointer: '/login' });
    if ((await this.registers.access()).state.accounts.get(person)?.open === false)
      await this.#takeEverythingAway(asked, person);
    const command = { type: 'OpenAccount', person, login } as const;
    const answer = await this.#register(desk, asked, command, `/api/v1/accounts/${person}`);
    return { ...answer, login, ...(await this.#setOneTimePassword(asked, person)) };
  }

  /** Its sessions are over at once. */
  close(desk: RegisterDesk, asked: Asked, person: string, ground: string): Promise<CommandAnswer> {
    return this.#register(desk, asked, { type: 'CloseAccount', person, ground });
  }

  /** Its sessions are over at once, the password before is worthless, and a lock is opened. */
  async setOneTimePassword(asked: Asked, person: string): Promise<OneTimePassword> {
    const entry = await this.accounts.usable(person);
    if (!entry) throw accountUnknown();
    await this.attempts.forget(entry.login, asked.facts);
    return this.#setOneTimePassword(asked, person);
  }

  async removeFactor({ facts }: Asked, person: string, ground: string): Promise<void> {
    if (!(await this.accounts.usable(person))) throw accountUnknown();
    await this.accounts.act(person, { type: 'RemoveSecondFactor', ground }, facts);
  }

  async #takeEverythingAway(asked: Asked, person: string): Promise<void> {
    await this.#setOneTimePassword(asked, person);
    if ((await this.accounts.state(person)).factor.stage === 'none') return;
    const ground = '账户重新开立 / the account is opened again';
    await this.accounts.act(person, { type: 'RemoveSecondFactor', ground }, asked.facts);
  }

  async #setOneTimePassword({ facts }: Asked, person: string): Promise<OneTimePassword> {
    const oneTimePassword = newOneTimePassword();
    const hash = await this.passwords.hash(oneTimePassword);
    const until = new Date(Date.parse(this.now()) + oneTimeFor).toISOString();
    await this.accounts.act(person, { type: 'SetOneTimePassword', hash, until }, facts);
    return { oneTimePassword, until };
  }

  #register(
    desk: RegisterDesk,
    asked: Asked,
    command: AccessCommand & { readonly person: string },
    location?: string,
  ): Promise<CommandAnswer> {
    return desk.act(accessKind, asked, {
      aggregate: '',
      id: command.person,
      command,
      context: async (now) => ({
        by: asked.caller.id,
        now,
        organisation: (await this.registers.organisation()).state,
      }),
      ...(location === undefined ? {} : { location }),
    });
  }
}
