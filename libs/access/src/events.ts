/** For whom a key speaks. */
export type KeyHolder =
  | { readonly kind: 'person'; readonly person: string }
  | { readonly kind: 'administrator' };

/** Everything that can happen to API keys. Secrets are never in here, only keyed hashes of them. */
export type AccessEvent =
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
    };
