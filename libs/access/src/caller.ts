import type { KeyScope } from './keys/key-terms.js';

/** When and how somebody proved who they are, for policies that want it to be recent or strong. */
export interface Authenticated {
  /** UTC, ISO 8601: of the login or the last step-up; for an API key the instant of the request. */
  readonly at: string;
  /**
   * `pwd` a password, `otp` a code from an app, `recovery` a code from paper, `key` an API key; from an identity
   * provider whatever its `amr` says (RFC 8176).
   */
  readonly methods: readonly string[];
}

/** By what a caller is known. */
interface Credential {
  /** Id of the credential: of an API key, of a session, or of a subject's link to a person. */
  readonly key: string;
  /** Set when the credential is a session of a local account. */
  readonly session?: string;
  /** Groups of operations that the credential is limited to; absent: all that its holder has. */
  readonly scopes?: readonly KeyScope[];
  /** Set when anything limits the credential: such a one makes no others, or it could make itself a wider one. */
  readonly limited?: true;
  /** The unit that the credential is limited to; absent: none. */
  readonly unit?: string;
  /** Absent when an identity provider did not say when its user logged in. */
  readonly authenticated?: Authenticated;
}

/** Whom a credential stands for. A system that holds a person's or an administrator's key acts as them. */
export type Caller = Credential &
  (
    | { readonly kind: 'administrator'; readonly id: string }
    | { readonly kind: 'person'; readonly id: string }
    /** An outside system in its own name; `id` is `system:` and its code. It reads and does nothing else. */
    | { readonly kind: 'system'; readonly id: string }
  );
