import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import { isSafeToAsk } from '../../configuration/oidc-settings.js';
import { AskingProvider, type AskingTerms, askingTerms, ProviderUnavailable } from './asking-provider.js';

/**
 * The public keys of an identity provider, found through its discovery document. One request is under way at a
 * time, however many tokens wait for it.
 */
export class ProviderKeys {
  readonly #provider: AskingProvider;
  #set: Promise<JWTVerifyGetKey> | undefined;

  constructor(
    private readonly issuer: string,
    onFailure: (error: unknown) => void,
    private readonly terms: AskingTerms = askingTerms,
  ) {
    this.#provider = new AskingProvider(terms, onFailure);
  }

  /** The key that a token names. @throws when there is none, or the provider cannot be asked */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    this.#set ??= this.#discover().catch((error: unknown) => {
      this.#set = undefined;
      throw error;
    });
    return (await this.#set)(header, token);
  };

  async #discover(): Promise<JWTVerifyGetKey> {
    const address = `${this.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const document: unknown = await (await this.#provider.fetch(address)).json();
    const { issuer, jwks_uri: uri } = (document ?? {}) as Readonly<Record<string, unknown>>;
    if (issuer !== this.issuer || typeof uri !== 'string' || !isSafeToAsk(uri))
      throw new ProviderUnavailable(`${address} is not the document of this issuer`);
    return createRemoteJWKSet(new URL(uri), {
      timeoutDuration: this.terms.timeout,
      cooldownDuration: this.terms.cooldown,
      cacheMaxAge: this.terms.cache,
      [customFetch]: this.#provider.fetch,
    });
  }
}
