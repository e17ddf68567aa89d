import type { Decider, Decision, Refusal } from '@xiaohao/deciding';
import type { AccountCommand } from './account-commands.js';
import type { AccountEvent, SecondProof } from './account-events.js';
import { evolveAccount } from './account-evolve.js';
import type { AccountRefusalCode } from './account-refusals.js';
import { type AccountState, noAccount, type SecondFactor } from './account-state.js';

/** Who decides, and when; UTC, ISO 8601 with milliseconds. */
export interface AccountContext {
  readonly by: string;
  readonly now: string;
}

type Answer = Decision<AccountEvent, AccountRefusalCode>;

const no = (refused: AccountRefusalCode): Refusal<AccountRefusalCode> => ({ refused });

function decide(command: AccountCommand, state: AccountState, { by, now }: AccountContext): Answer {
  const { factor } = state;
  if ('against' in command && command.against !== undefined && !isPassword(command.against, state, now))
    return no('CredentialsWrong');
  switch (command.type) {
    case 'SetOneTimePassword':
      return [{ type: 'OneTimePasswordSet', data: { by, hash: command.hash, until: command.until } }];
    case 'ChangePassword': {
      const { hash, session, proof } = command;
      if (!isProved(state, proof)) return no('CredentialsWrong');
      return [
        again(session, now, true, proof),
        { type: 'PasswordChanged', data: { by, hash, keeps: session } },
      ];
    }
    case 'ProposeSecondFactor':
      if (factor.stage === 'confirmed') return no('SecondFactorInPlace');
      return [
        {
          type: 'SecondFactorProposed',
          data: {
            by,
            sealed: command.sealed,
            until: new Date(Date.parse(now) + proposalLives).toISOString(),
          },
        },
      ];
    case 'ConfirmSecondFactor': {
      if (!isOpenProposal(factor, now) || factor.sealed !== command.sealed)
        return no('NoSecondFactorProposed');
      const { step, recovery } = command;
      return [{ type: 'SecondFactorConfirmed', data: { by, step, recovery } }];
    }
    case 'GiveUpSecondFactor': {
      if (factor.stage !== 'confirmed') return no('NoSecondFactor');
      if (!isProved(state, command.proof)) return no('CredentialsWrong');
      const removed: AccountEvent = { type: 'SecondFactorRemoved', data: { by, ground: 'own' } };
      return [again(command.session, now, true, command.proof), removed];
    }
    case 'RemoveSecondFactor':
      if (factor.stage === 'none') return no('NoSecondFactor');
      return [{ type: 'SecondFactorRemoved', data: { by, ground: command.ground } }];
    case 'LogIn': {
      const { session, proof, newHash } = command;
      if (!isProved(state, proof)) return no('CredentialsWrong');
      if (state.password.stage === 'oneTime' && newHash === undefined) return no('PasswordMustBeChanged');
      const changed: readonly AccountEvent[] =
        newHash === undefined ? [] : [{ type: 'PasswordChanged', data: { by, hash: newHash } }];
      return [...changed, { type: 'LoggedIn', data: shown(session, now, true, proof) }];
    }
    case 'Reauthenticate': {
      const { session, against, proof } = command;
      const withPassword = against !== undefined;
      // Paper alone is what was found in a drawer; a code from an app is of the owner's device and of this minute.
      if (!isProved(state, proof) || !(withPassword || proof?.kind === 'totp')) return no('CredentialsWrong');
      return [again(session, now, withPassword, proof)];
    }
    default:
      return command satisfies never;
  }
}

/** Whether a stored hash is that of the present password, and good at this instant. */
function isPassword(against: string, { password }: AccountState, now: string): boolean {
  if (password.stage === 'none' || password.hash !== against) return false;
  return password.stage === 'own' || now < password.until;
}

/** How long a proposed second factor may be confirmed, milliseconds. */
const proposalLives = 10 * 60_000;

/** Whether a second factor waits to be confirmed at this instant. */
export const isOpenProposal = (
  factor: SecondFactor,
  now: string,
): factor is SecondFactor & { readonly stage: 'proposed' } =>
  factor.stage === 'proposed' && now < factor.until;

/** Whether what was shown beside the password is what the account wants; the same is never enough twice. */
function isProved({ factor }: AccountState, proof: SecondProof | undefined): boolean {
  if (factor.stage !== 'confirmed') return proof === undefined;
  if (proof === undefined) return false;
  return proof.kind === 'totp' ? proof.step > factor.lastStep : factor.recovery.includes(proof.hash);
}

/** By what somebody has proved who they are, as `amr` values. */
export const methodsOf = (password: boolean, proof: SecondProof | undefined): readonly string[] => [
  ...(password ? ['pwd'] : []),
  ...(proof === undefined ? [] : [proof.kind === 'totp' ? 'otp' : 'recovery']),
];

const shown = (session: string, at: string, password: boolean, proof: SecondProof | undefined) => ({
  session,
  at,
  methods: methodsOf(password, proof),
  ...(proof === undefined ? {} : { proof }),
});

const again = (...what: Parameters<typeof shown>): AccountEvent => ({
  type: 'Reauthenticated',
  data: shown(...what),
});

/** A person's local account: password, second factor, and which sessions it has begun. */
export const accountDecider: Decider<
  AccountCommand,
  AccountEvent,
  AccountState,
  AccountContext,
  AccountRefusalCode
> = { initial: noAccount, decide, evolve: evolveAccount };

/** Current schema version of each event. */
export const accountEventVersions: Readonly<Record<AccountEvent['type'], number>> = {
  OneTimePasswordSet: 1,
  PasswordChanged: 1,
  SecondFactorProposed: 2,
  SecondFactorConfirmed: 1,
  SecondFactorRemoved: 1,
  LoggedIn: 1,
  Reauthenticated: 1,
};
