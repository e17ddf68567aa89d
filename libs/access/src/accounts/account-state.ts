/** What is known of an account's password: its hash, with the parameters that it was made with. */
export type Password =
  | { readonly stage: 'none' }
  | { readonly stage: 'oneTime'; readonly hash: string; readonly until: string }
  | { readonly stage: 'own'; readonly hash: string };

export type SecondFactor =
  | { readonly stage: 'none' }
  | {
      readonly stage: 'proposed';
      readonly sealed: string;
      /** From then on nobody can confirm it; UTC. */
      readonly until: string;
    }
  | {
      readonly stage: 'confirmed';
      readonly sealed: string;
      /** Time step of the last code that was accepted: neither it nor an earlier one is accepted again. */
      readonly lastStep: number;
      /** Hashes of the recovery codes that are left. */
      readonly recovery: readonly string[];
    };

/** A session that the account has begun and not ended by a change of password. */
export interface BegunSession {
  readonly id: string;
  readonly at: string;
}

/** One person's local account. */
export interface AccountState {
  readonly password: Password;
  readonly factor: SecondFactor;
  /** The newest last; those that have outlived every session fall out. */
  readonly sessions: readonly BegunSession[];
}

export const noAccount: AccountState = {
  password: { stage: 'none' },
  factor: { stage: 'none' },
  sessions: [],
};
