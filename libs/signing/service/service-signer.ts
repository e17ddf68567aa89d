import { shortText } from '@xiaohao/outside';
import {
  type Signed,
  type Signer,
  SigningUnavailable,
  signatureAlgorithms,
  signingTimeLimit,
} from '@xiaohao/signing';

export interface ServiceOptions {
  /** Where `POST` asks for a signature: https, or http on this host. */
  readonly url: string;
  /** Milliseconds; never more than {@link signingTimeLimit}. */
  readonly timeLimit?: number;
}

/** The longest answer that is read, bytes: a signature takes a few hundred. */
const longest = 64 * 1024;

/**
 * A signing service outside this house: `POST {person, statement}`, the statement's bytes in base64url, answers
 * `{keyId, algorithm, signature}`. It holds the private keys; the public ones are registered here by hand. What it
 * answers is only a claim: whoever asks verifies it under the registered key. An answer that is long, late or
 * elsewhere is none.
 */
export class ServiceSigner implements Signer {
  readonly method = 'service';
  readonly #timeLimit: number;

  constructor(private readonly options: ServiceOptions) {
    this.#timeLimit = Math.min(options.timeLimit ?? signingTimeLimit, signingTimeLimit);
  }

  async keyFor(): Promise<null> {
    return null;
  }

  async sign(person: string, statement: Uint8Array): Promise<Signed> {
    const text = await this.#ask({ person, statement: Buffer.from(statement).toString('base64url') });
    return { ...readAnswer(text), method: this.method };
  }

  async #ask(body: Readonly<Record<string, string>>): Promise<string> {
    try {
      const response = await fetch(this.options.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        // A redirect would send the statement to a house that nobody has configured.
        redirect: 'error',
        signal: AbortSignal.timeout(this.#timeLimit),
      });
      if (response.ok) return await shortText(response, longest);
      await response.body?.cancel();
      throw new Error(`it answers ${response.status}`);
    } catch (error) {
      throw new SigningUnavailable('the signing service gives no signature', { cause: error });
    }
  }
}

function readAnswer(text: string): Omit<Signed, 'method'> {
  const { keyId, algorithm, signature } = parsed(text);
  const known = signatureAlgorithms.find((name) => name === algorithm);
  if (typeof keyId !== 'string' || typeof signature !== 'string' || known === undefined)
    throw new SigningUnavailable('the signing service answers something else than a signature');
  return { keyId, algorithm: known, signature };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
