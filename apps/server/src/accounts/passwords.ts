import { type AccountState, passwordFault } from '@xiaohao/access';
import { fitsPassword, hashPassword, type PasswordCost } from '@xiaohao/access/credentials';
import { patienceLeft, uncounted } from '@xiaohao/event-log';
import { edgeProblem } from '@xiaohao/http';
import { accountProblem } from './account-problem.js';

/**
 * Passwords as this server hashes them. What that takes is missing from nobody's patience with the log: on a machine
 * with much else to do nobody could ever log in.
 */
export class Passwords {
  /** A hash that nothing fits, so that an account that is not there takes as long as one that is; made when needed. */
  #none: Promise<string> | undefined;

  constructor(
    private readonly key: Buffer,
    private readonly min: number,
    private readonly cost?: PasswordCost,
  ) {}

  hash(password: string): Promise<string> {
    return uncounted(() => hashPassword(password, this.key, this.cost));
  }

  /** The stored hash that a password fits; undefined when it fits none, after the same time. */
  async hashFitting(password: string, account: AccountState | undefined): Promise<string | undefined> {
    const stored =
      account === undefined || account.password.stage === 'none' ? undefined : account.password.hash;
    // Also where it is not needed: or the first login of all would tell by its time whether it was.
    const none = await uncounted(() => {
      this.#none ??= this.#hashOfNone();
      return this.#none;
    });
    const fits = await uncounted(() => fitsPassword(password, stored ?? none, this.key));
    return fits ? stored : undefined;
  }

  /** One that failed is made again when it is needed next. */
  async #hashOfNone(): Promise<string> {
    try {
      return await hashPassword(this.key.toString('base64url'), this.key, this.cost);
    } catch (fault) {
      this.#none = undefined;
      throw fault;
    }
  }

  /**
   * The hash of a password that somebody wants.
   * @throws HttpProblem with what is wrong with it; Unavailable where nobody could wait for what follows any more
   */
  async hashOfNew(password: string, old: string, login: string): Promise<string> {
    const fault = passwordFault(password, login, this.min);
    if (fault) throw accountProblem({ ...fault, pointer: '/newPassword' });
    if (password.normalize('NFKC') === old.normalize('NFKC'))
      throw accountProblem({ refused: 'PasswordUnchanged', pointer: '/newPassword' });
    if (patienceLeft() === 0) throw edgeProblem('Unavailable');
    return this.hash(password);
  }
}
