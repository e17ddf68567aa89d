import { uncounted } from '@xiaohao/event-log';
import { shortText } from '@xiaohao/outside';

/** How the identity provider is asked for its keys; milliseconds and bytes. */
export interface AskingTerms {
  /** For an answer. */
  readonly timeout: number;
  /** After a failure nothing is asked for so long. */
  readonly rest: number;
  /** After an answer a key that is not in it is not asked for again for so long. */
  readonly cooldown: number;
  /** For so long an answer is believed. */
  readonly cache: number;
  readonly longestAnswer: number;
}

export const askingTerms: AskingTerms = {
  timeout: 3_000,
  rest: 10_000,
  cooldown: 30_000,
  cache: 600_000,
  longestAnswer: 262_144,
};

/** The provider did not answer as it should, or has just failed to. */
export class ProviderUnavailable extends Error {
  override readonly name = 'ProviderUnavailable';
}

/** Asks a provider, and leaves it alone for a while after a failure: whoever calls meanwhile is refused at once. */
export class AskingProvider {
  #failedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly terms: AskingTerms,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** In the form of `fetch`. Answers other than 200 are failures, redirections too. @throws ProviderUnavailable */
  readonly fetch = (url: string, init: RequestInit = {}): Promise<Response> =>
    uncounted(() => this.#fetch(url, init));

  async #fetch(url: string, init: RequestInit): Promise<Response> {
    if (performance.now() - this.#failedAt < this.terms.rest)
      throw new ProviderUnavailable('the identity provider has just failed to answer');
    try {
      const signal = init.signal ?? AbortSignal.timeout(this.terms.timeout);
      const response = await fetch(url, { ...init, signal, redirect: 'error' });
      if (response.status !== 200) throw new ProviderUnavailable(`${url} answers ${response.status}`);
      return new Response(await shortText(response, this.terms.longestAnswer), { status: 200 });
    } catch (error) {
      this.#failedAt = performance.now();
      this.onFailure(error);
      throw error;
    }
  }
}
