import type { KeyTerms } from './keys/key-terms.js';

/** For whom a key speaks, as the first version of the register knew it. */
export type KeyHolder =
  | { readonly kind: 'person'; readonly person: string }
  | { readonly kind: 'administrator' };

/** For whom a key speaks; `system` is the code of an outside system that speaks for itself. */
export type KeyHolderNow = KeyHolder | { readonly kind: 'system'; readonly system: string };

/**
 * Everything that can happen to the register of credentials: keys, subjects of an identity provider, and who has
 * a local account under which name. Secrets are never in here, only keyed hashes of them.
 */
export type AccessEvent =
  /** As written before keys had terms; still read, no longer written. */
  | {
      readonly type: 'KeyIssued';
      readonly data: {
        readonly key: string;
        readonly by: string;
        readonly holder: KeyHolder;
        readonly name: string;
        /** HMAC-SHA-256 of the secret under the server's own secret, hex. */
        readonly hash: string;
      };
    }
  | {
      readonly type: 'KeyRevoked';
      readonly data: { readonly key: string; readonly by: string; readonly ground: string };
    }
  | {
      readonly type: 'KeyGranted';
      readonly data: {
        readonly key: string;
        readonly by: string;
        readonly holder: KeyHolderNow;
        readonly name: string;
        /** HMAC-SHA-256 of the secret under the server's own secret, hex. */
        readonly hash: string;
        readonly terms: KeyTerms;
      };
    }
  | {
      readonly type: 'KeyRotationBegun';
      readonly data: {
        readonly key: string;
        readonly by: string;
        /** Hash of the new secret. */
        readonly hash: string;
        /** Until then the former secret is good as well; UTC. */
        readonly formerUntil: string;
      };
    }
  | {
      readonly type: 'KeyRotationCompleted';
      readonly data: { readonly key: string; readonly by: string };
    }
  | {
      readonly type: 'SubjectLinked';
      readonly data: {
        readonly link: string;
        readonly by: string;
        /** The identity provider, as its tokens name it in `iss`. */
        readonly issuer: string;
        /** Its name for the person, `sub`. */
        readonly subject: string;
        readonly person: string;
      };
    }
  | {
      readonly type: 'SubjectUnlinked';
      readonly data: { readonly link: string; readonly by: string; readonly ground: string };
    }
  | {
      readonly type: 'AccountOpened';
      readonly data: {
        readonly person: string;
        readonly by: string;
        /** Login name, normalised. */
        readonly login: string;
      };
    }
  | {
      readonly type: 'AccountClosed';
      readonly data: { readonly person: string; readonly by: string; readonly ground: string };
    };
