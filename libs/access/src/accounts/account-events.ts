/** What was shown beside the password; a code from an app names its time step, one from paper its hash. */
export type SecondProof =
  | { readonly kind: 'totp'; readonly step: number }
  | { readonly kind: 'recovery'; readonly hash: string };

/**
 * Everything that happens to one person's local account. No secret is in here: passwords and recovery codes as
 * hashes, the secret of the second factor sealed under the server's own.
 */
export type AccountEvent =
  /** By an administrator. Every session of the account is over. */
  | {
      readonly type: 'OneTimePasswordSet';
      readonly data: {
        readonly by: string;
        readonly hash: string;
        /** From then on it is worthless; UTC. */
        readonly until: string;
      };
    }
  /** By its owner. Every session of the account is over, but `keeps`. */
  | {
      readonly type: 'PasswordChanged';
      readonly data: { readonly by: string; readonly hash: string; readonly keeps?: string };
    }
  | {
      readonly type: 'SecondFactorProposed';
      readonly data: {
        readonly by: string;
        /** AES-256-GCM, base64url. */
        readonly sealed: string;
        /** From then on it cannot be confirmed; UTC. Version 1 had none and is taken to be over. */
        readonly until?: string;
      };
    }
  | {
      readonly type: 'SecondFactorConfirmed';
      readonly data: {
        readonly by: string;
        /** Time step of the code that confirmed it. */
        readonly step: number;
        /** Hashes of the recovery codes. */
        readonly recovery: readonly string[];
      };
    }
  | {
      readonly type: 'SecondFactorRemoved';
      readonly data: { readonly by: string; readonly ground: string };
    }
  | {
      readonly type: 'LoggedIn';
      readonly data: {
        readonly session: string;
        readonly at: string;
        readonly methods: readonly string[];
        readonly proof?: SecondProof;
      };
    }
  /** Proved anew within a session, or for a change of the account. */
  | {
      readonly type: 'Reauthenticated';
      readonly data: {
        readonly session: string;
        readonly at: string;
        readonly methods: readonly string[];
        readonly proof?: SecondProof;
      };
    };
