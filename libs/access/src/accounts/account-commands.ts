import type { SecondProof } from './account-events.js';

/** `against` is the stored hash that the given password was found to fit: it must still stand there. */
interface WithPassword {
  readonly against: string;
}

export type AccountCommand =
  | { readonly type: 'SetOneTimePassword'; readonly hash: string; readonly until: string }
  | (WithPassword & {
      readonly type: 'ChangePassword';
      readonly hash: string;
      /** The session in which it is changed, which goes on. */
      readonly session: string;
      readonly proof?: SecondProof;
    })
  | (WithPassword & { readonly type: 'ProposeSecondFactor'; readonly sealed: string })
  | {
      readonly type: 'ConfirmSecondFactor';
      /** The proposal that the code was found to fit. */
      readonly sealed: string;
      readonly step: number;
      readonly recovery: readonly string[];
    }
  | (WithPassword & {
      readonly type: 'GiveUpSecondFactor';
      readonly session: string;
      readonly proof?: SecondProof;
    })
  /** By an administrator, for somebody who has lost it. */
  | { readonly type: 'RemoveSecondFactor'; readonly ground: string }
  | (WithPassword & {
      readonly type: 'LogIn';
      readonly session: string;
      readonly proof?: SecondProof;
      /** Takes the place of a one-time password. */
      readonly newHash?: string;
    })
  | {
      readonly type: 'Reauthenticate';
      readonly session: string;
      readonly against?: string;
      readonly proof?: SecondProof;
    };
