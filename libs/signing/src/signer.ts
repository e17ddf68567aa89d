import type { SignatureAlgorithm, SigningMethod } from './algorithm.js';

/** A public key by its content. */
export interface PublicKey {
  /** SHA-256 over `spki`, hex. */
  readonly keyId: string;
  readonly algorithm: SignatureAlgorithm;
  /** SubjectPublicKeyInfo in DER, base64url. */
  readonly spki: string;
}

/** A signature and the key that is said to verify it. */
export interface Signed {
  readonly keyId: string;
  readonly method: SigningMethod;
  readonly algorithm: SignatureAlgorithm;
  /** Base64url. */
  readonly signature: string;
}

/**
 * Signs statements for people. Order: calls for different people, and for the same, may run beside each other.
 * Atomicity: a signature is the only effect of `sign`; one that nobody records has happened for nobody, so
 * asking again is always safe. A key that `keyFor` has answered is durable before it is answered, and stays the
 * person's key. Nothing that a signer answers is believed before it verifies under a registered key.
 * Time: no call outlasts {@link signingTimeLimit}.
 */
export interface Signer {
  readonly method: SigningMethod;
  /**
   * The key with which this person signs, made at first use; null where keys are made elsewhere and registered
   * by hand.
   * @throws SigningUnavailable
   */
  keyFor(person: string): Promise<PublicKey | null>;
  /**
   * Signs exactly these bytes in this person's name.
   * @throws SigningUnavailable when there is no signature in time, for whatever reason
   */
  sign(person: string, statement: Uint8Array): Promise<Signed>;
}

/** Milliseconds. */
export const signingTimeLimit = 5_000;

/** There is no signature to be had just now; nothing has changed. The message is for the log, never for callers. */
export class SigningUnavailable extends Error {
  override readonly name = 'SigningUnavailable';
}
