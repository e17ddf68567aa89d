import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { derivedKey } from '@xiaohao/sealing';
import { freshFor, type SigningFacts, type Statement, statementOf, statementText } from '@xiaohao/signing';

/** What somebody is given who is about to sign. */
export interface Challenge {
  /** Goes back with the command, as it is. */
  readonly challenge: string;
  /** What will be signed. */
  readonly statement: Statement;
  /** Instant, UTC. */
  readonly expiresAt: string;
}

/** What a challenge turns out to be. */
export type ChallengeRead = { readonly statement: Statement } | 'invalid' | 'expired';

const shape = /^([A-Za-z0-9_-]{1,2000})\.(\d{1,15})\.([A-Za-z0-9_-]{43})$/;

/**
 * Makes and reads challenges, and remembers none: `<statement>.<expiry>.<MAC>`, the statement's canonical JSON in
 * base64url, the expiry in milliseconds since 1970, an HMAC-SHA-256 over both. One is of use once: its statement
 * names the revision on which it is given, and the signature moves the problem to another.
 */
export class Challenges {
  readonly #key: Buffer;

  /** @param secret the server's own; every node that takes the signature needs the same one */
  constructor(secret: Uint8Array) {
    this.#key = derivedKey(secret, 'xiaohao/sign-off-challenge/1');
  }

  issue(facts: SigningFacts, now: string): Challenge {
    const statement = statementOf(facts, randomBytes(16).toString('base64url'), now);
    const expires = Date.parse(now) + freshFor;
    const text = `${Buffer.from(statementText(statement)).toString('base64url')}.${expires}`;
    return {
      challenge: `${text}.${this.#mac(text)}`,
      statement,
      expiresAt: new Date(expires).toISOString(),
    };
  }

  /** Says nothing of what a challenge holds unless its MAC is ours. */
  read(challenge: string, now: string): ChallengeRead {
    const [, statement = '', expires = '', mac = ''] = shape.exec(challenge) ?? [];
    const right = this.#mac(`${statement}.${expires}`);
    if (mac.length !== right.length || !timingSafeEqual(Buffer.from(mac), Buffer.from(right)))
      return 'invalid';
    if (Date.parse(now) > Number(expires)) return 'expired';
    // Under our MAC stands what `issue` has written.
    return { statement: JSON.parse(Buffer.from(statement, 'base64url').toString('utf8')) as Statement };
  }

  #mac(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }
}
