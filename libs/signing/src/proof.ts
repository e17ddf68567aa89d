import type { SignatureAlgorithm, SigningMethod } from './algorithm.js';
import type { Statement } from './statement.js';

/** When and how the signer had shown who they are. */
export interface Authentication {
  /** Instant, UTC. */
  readonly at: string;
  /** Such as `key`, `pwd`, `otp`. */
  readonly methods: readonly string[];
}

/** What a signature leaves behind for anybody to verify: the statement, the signature, the key, the circumstances. */
export interface Proof {
  readonly statement: Statement;
  /** SHA-256 over the public key's SPKI, hex. */
  readonly keyId: string;
  readonly method: SigningMethod;
  readonly algorithm: SignatureAlgorithm;
  /** Over the statement's canonical JSON: base64url. Ed25519: 64 bytes; SM2: DER. */
  readonly signature: string;
  readonly authenticated: Authentication;
  /** The last signed checkpoint of the log (C2SP tlog-checkpoint): what was before this signature. Absent where none was to be had. */
  readonly checkpoint?: string;
}
