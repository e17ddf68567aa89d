import { type AccountState, passwordFault } from '@xiaohao/access';
import { fitsPassword, hashPassword, type PasswordCost } from '@xiaohao/access/credentials';
import { accountProblem } from './account-problem.js';

/** Passwords as this server hashes them. */
export class Passwords {
  /** A hash that nothing fits, so that an account that is not there takes as long as one that is. */
  readonly #none: Promise<string>;

  constructor(
    private readonly key: Buffer,
    private readonly min: number,
    private readonly cost?: PasswordCost,
  ) {
    this.#none = this.hash(key.toString('base64url'));
  }

  hash(password: string): Promise<string> {
    return hashPassword(password, this.key, this.cost);
  }

  /** The stored hash that a password fits; undefined when it fits none, after the same time. */
  async hashFitting(password: string, account: AccountState | undefined): Promise<string | undefined> {
    const stored =
      account === undefined || account.password.stage === 'none' ? undefined : account.password.hash;
    const fits = await fitsPassword(password, stored ?? (await this.#none), this.key);
    return fits ? stored : undefined;
  }

  /**
   * The hash of a password that somebody wants.
   * @throws HttpProblem with what is wrong with it
   */
  async hashOfNew(password: string, old: string, login: string): Promise<string> {
    const fault = passwordFault(password, login, this.min);
    if (fault) throw accountProblem({ ...fault, pointer: '/newPassword' });
    if (password.normalize('NFKC') === old.normalize('NFKC'))
      throw accountProblem({ refused: 'PasswordUnchanged', pointer: '/newPassword' });
    return this.hash(password);
  }
}
