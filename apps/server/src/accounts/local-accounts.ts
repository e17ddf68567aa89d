import { deriveKey, type PasswordCost } from '@xiaohao/access/credentials';
import type { Aggregates, CommandHandling } from '@xiaohao/command-handling';
import type { Registers } from '../house/registers.js';
import { Sessions } from '../sessions/sessions.js';
import { AccountKeeping } from './account-keeping.js';
import { AccountRegister } from './account-register.js';
import { Attempts } from './attempts.js';
import { OwnAccount } from './own-account.js';
import { Passwords } from './passwords.js';
import { Proving } from './proving.js';
import { SecondFactors } from './second-factors.js';

/** What local accounts are made of. */
export interface LocalAccountsOptions {
  readonly handling: CommandHandling;
  readonly aggregates: Aggregates;
  readonly registers: Registers;
  readonly serverSecret: Buffer;
  readonly now: () => string;
  /** Told of a session that ended because its refresh token came a second time: somebody may have stolen it. */
  readonly onReuse: (session: string, person: string) => void;
  readonly passwordMin: number;
  readonly passwordCost?: PasswordCost | undefined;
}

/** Local accounts, for sites without an identity provider. */
export interface LocalAccounts {
  readonly keeping: AccountKeeping;
  readonly own: OwnAccount;
  readonly proving: Proving;
  readonly sessions: Sessions;
}

export function localAccounts(options: LocalAccountsOptions): LocalAccounts {
  const { handling, aggregates, registers, serverSecret, now, onReuse, passwordMin, passwordCost } = options;
  const keyFor = (purpose: string): Buffer => deriveKey(serverSecret, purpose);
  const register = new AccountRegister(handling, aggregates, registers);
  const passwords = new Passwords(keyFor('passwords'), passwordMin, passwordCost);
  const factors = new SecondFactors(keyFor('second factors'), keyFor('recovery codes'), now);
  const sessions = new Sessions(handling, aggregates, register, keyFor('session tokens'), now, onReuse);
  const attempts = new Attempts(handling, aggregates, keyFor('lock-outs'), now);
  const proving = new Proving(attempts, register, passwords, factors, sessions);
  return {
    keeping: new AccountKeeping(registers, register, passwords, attempts, factors, now),
    own: new OwnAccount(register, proving, passwords, factors, sessions),
    proving,
    sessions,
  };
}
