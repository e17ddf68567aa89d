import type { SignatureAlgorithm, SigningMethod } from './algorithm.js';

/** Everything that can happen to signing keys. Private keys are never in here. */
export type SigningKeyEvent = {
  readonly type: 'SigningKeyRegistered';
  readonly data: {
    /** SHA-256 over the public key's SPKI, hex. */
    readonly key: string;
    /** Whose key it is. */
    readonly person: string;
    /** The administrator who registered it, or `system` for one that this server made. */
    readonly by: string;
    readonly method: SigningMethod;
    readonly algorithm: SignatureAlgorithm;
    /** SubjectPublicKeyInfo in DER, base64url. */
    readonly spki: string;
  };
};
