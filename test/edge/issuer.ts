import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
} from 'jose';

/** One key pair of an identity provider. */
export interface SigningKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

/** How an issuer answers when it is asked for its keys. */
export type Mood = 'well' | 'down' | 'silent' | 'elsewhere' | 'huge';

/** A tiny identity provider on this machine: a discovery document, a set of keys, and tokens. */
export class Issuer {
  url = '';
  mood: Mood = 'well';
  /** How often the keys were asked for. */
  asked = 0;
  keys: readonly SigningKey[] = [];
  readonly #server = createServer((request, response) => {
    if (request.url === '/jwks') this.asked += 1;
    void this.#answer(request.url ?? '', response);
  });

  static async open(): Promise<Issuer> {
    const issuer = new Issuer();
    issuer.#server.listen(0, '127.0.0.1');
    await once(issuer.#server, 'listening');
    issuer.url = `http://127.0.0.1:${(issuer.#server.address() as AddressInfo).port}`;
    return issuer;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** Makes a key; it is in the set from now on. */
  async makeKey(alg: string, kid = `${alg}-${this.keys.length}`): Promise<SigningKey> {
    const made = { kid, alg, ...(await generateKeyPair(alg, { extractable: true })) };
    this.keys = [...this.keys, made];
    return made;
  }

  /** A token as this issuer would sign it for a user who has just logged in; `claims` and `header` have the last word. */
  token(
    key: SigningKey,
    claims: JWTPayload = {},
    header: Partial<JWTHeaderParameters> = {},
    now = Math.floor(Date.now() / 1_000),
  ): Promise<string> {
    const usual = {
      iss: this.url,
      aud: 'xiaohao',
      sub: 'wang',
      iat: now,
      exp: now + 300,
      auth_time: now,
      amr: ['pwd', 'otp'],
    };
    const given = Object.entries({ ...usual, ...claims }).filter(([, value]) => value !== undefined);
    return new SignJWT(Object.fromEntries(given))
      .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'at+jwt', ...header })
      .sign(key.privateKey);
  }

  async #answer(path: string, response: ServerResponse): Promise<void> {
    const json = (body: unknown) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    if (path === '/.well-known/openid-configuration')
      return void json({ issuer: this.url, jwks_uri: `${this.url}/jwks` });
    // Whoever follows a redirection finds the keys: it must not be followed.
    const mood: Mood = path === '/other' ? 'well' : this.mood;
    switch (mood) {
      case 'well': {
        const keys = this.keys.map(async ({ publicKey, kid, alg }) => ({
          ...(await exportJWK(publicKey)),
          kid,
          alg,
        }));
        return void json({ keys: await Promise.all(keys) });
      }
      case 'down':
        return void response.writeHead(503).end();
      case 'silent':
        return;
      case 'elsewhere':
        return void response.writeHead(302, { location: `${this.url}/other` }).end();
      case 'huge':
        return void json({ keys: [], padding: 'a'.repeat(400_000) });
      default:
        return mood satisfies never;
    }
  }
}
