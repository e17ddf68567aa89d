import { generateKeyPairSync, sign } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { Caller } from '@xiaohao/access';
import { answeredWithin, patienceLeft } from '@xiaohao/event-log';
import { HttpProblem } from '@xiaohao/http';
import {
  type PublicKey,
  type Signer,
  type SigningFacts,
  type SigningKey,
  SigningUnavailable,
} from '@xiaohao/signing';
import { Challenges } from '@xiaohao/signing/challenges';
import { publicKeyOf } from '@xiaohao/signing/verifying';
import { requireFresh } from '../identity/require-fresh.js';
import { SigningDesk } from './signing-desk.js';

const now = '2026-03-02T01:00:00.000Z';
const later = (minutes: number) => new Date(Date.parse(now) + minutes * 60_000).toISOString();
const facts: SigningFacts = {
  problem: 'p-1',
  revision: '12',
  digest: 'd'.repeat(64),
  meaning: 'approval',
  said: 'e'.repeat(64),
  signer: 'zhang',
};
const known: Caller = { kind: 'person', id: 'zhang', key: 'k' };
const signedIn = (at: string): Caller => ({ ...known, authenticated: { at, methods: ['pwd', 'otp'] } });
const zhang = signedIn(now);

const pair = generateKeyPairSync('ed25519');
const key: PublicKey = publicKeyOf('Ed25519', pair.publicKey.export({ type: 'spki', format: 'der' }));
const signature = (bytes: Uint8Array) => sign(null, bytes, pair.privateKey).toString('base64url');

const checkpoint = 'log.example\n1\nAAAA\n\n— log.example BBBB\n';

/** A desk whose signer signs as told; `order` tells what was done in which order. */
function open(change: Partial<Signer> = {}, known: readonly SigningKey[] = []) {
  const keys = new Map(known.map((entry) => [entry.keyId, entry]));
  const order: string[] = [];
  const signer: Signer = {
    method: 'serverHeld',
    keyFor: async () => key,
    sign: async (_person, bytes) => {
      order.push('signed');
      return { keyId: key.keyId, algorithm: 'Ed25519', method: 'serverHeld', signature: signature(bytes) };
    },
    ...change,
  };
  const register = {
    keys: async () => keys,
    enter: async (person: string, made: PublicKey) => {
      order.push('registered');
      keys.set(made.keyId, { ...made, person, method: 'serverHeld', by: 'system' });
    },
  };
  const desk = new SigningDesk(
    new Challenges(Buffer.alloc(32, 1)),
    signer,
    register,
    () => undefined,
    async () => checkpoint,
  );
  const { challenge } = desk.challenge(facts, zhang, now);
  return { desk, order, challenge };
}

async function codeOf(work: () => unknown): Promise<unknown> {
  try {
    await work();
    return 'done';
  } catch (error) {
    return error instanceof HttpProblem ? [error.parts.status, error.parts.code] : error;
  }
}

describe('stepping up to sign', () => {
  it('is needed once the authentication is older than five minutes', async () => {
    const { desk, challenge } = open();
    const ask = (minutes: number) => codeOf(() => desk.challenge(facts, signedIn(later(-minutes)), now));
    const prove = (minutes: number) =>
      codeOf(() => desk.prove(challenge, facts, signedIn(later(-minutes)), now));
    for (const asked of [ask, prove]) {
      expect(await asked(5)).toBe('done');
      expect(await asked(5.01)).toEqual([401, 'StepUpNeeded']);
      expect(await asked(60)).toEqual([401, 'StepUpNeeded']);
      expect(await asked(-1)).toEqual([401, 'StepUpNeeded']);
    }
  });

  it('is told in the form that clients of RFC 9470 know', () => {
    try {
      requireFresh(signedIn(later(-60)), now);
    } catch (error) {
      expect((error as HttpProblem).parts.headers).toEqual({
        'www-authenticate': 'Bearer error="insufficient_user_authentication", max_age="300"',
      });
    }
    expect.assertions(1);
  });

  it('leaves instant and methods in the proof', async () => {
    const { desk, challenge } = open();
    const at = later(-2);
    expect((await desk.prove(challenge, facts, signedIn(at), now)).authenticated).toEqual({
      at,
      methods: ['pwd', 'otp'],
    });
  });

  it('leaves the log’s last checkpoint in the proof', async () => {
    const { desk, challenge } = open();
    expect((await desk.prove(challenge, facts, signedIn(later(-2)), now)).checkpoint).toBe(checkpoint);
  });

  it('asks whoever may have logged in at any time to log in again', () => {
    expect(() => requireFresh(known, now)).toThrow(HttpProblem);
  });
});

describe('proving a signature', () => {
  it('registers the key before anything is signed with it', async () => {
    const { desk, order, challenge } = open();
    const proof = await desk.prove(challenge, facts, zhang, now);
    expect(order).toEqual(['registered', 'signed']);
    expect(proof).toMatchObject({ keyId: key.keyId, method: 'serverHeld', statement: facts });
  });

  const others: readonly (readonly [keyof SigningFacts, number, string])[] = [
    ['signer', 403, 'ChallengeOfOther'],
    ['onBehalfOf', 403, 'ChallengeOfOther'],
    ['problem', 403, 'ChallengeOfOther'],
    ['meaning', 422, 'ChallengeForOtherWords'],
    ['said', 422, 'ChallengeForOtherWords'],
    ['revision', 409, 'ChallengeOutdated'],
    ['digest', 409, 'ChallengeOutdated'],
  ];
  it.each(others)('is refused where %s is another', async (fact, status, code) => {
    const { desk, order, challenge } = open();
    const other = { ...facts, [fact]: 'another' };
    expect(await codeOf(() => desk.prove(challenge, other, zhang, now))).toEqual([status, code]);
    expect(order).toEqual([]);
  });

  it('is refused on a challenge that is late or not ours', async () => {
    const { desk, challenge } = open();
    expect(await codeOf(() => desk.prove(challenge, facts, signedIn(later(5)), later(5.01)))).toEqual([
      409,
      'ChallengeExpired',
    ]);
    expect(await codeOf(() => desk.prove(`${challenge}x`, facts, zhang, now))).toEqual([
      422,
      'ChallengeInvalid',
    ]);
  });

  it('needs a registered key where this house makes none', async () => {
    const elsewhere = { method: 'service', keyFor: async () => null } as const;
    const { desk, challenge } = open(elsewhere);
    expect(await codeOf(() => desk.prove(challenge, facts, zhang, now))).toEqual([409, 'SigningKeyMissing']);
    const known = open(elsewhere, [{ ...key, person: 'zhang', method: 'service', by: 'a' }]);
    expect(await codeOf(() => known.desk.prove(known.challenge, facts, zhang, now))).toBe('done');
  });

  const lies: readonly (readonly [string, Partial<{ keyId: string; signature: string }>])[] = [
    ['a signature over something else', { signature: signature(Buffer.from('else')) }],
    ['a key that is not registered', { keyId: '0'.repeat(64) }],
    ['no signature', { signature: '' }],
  ];
  it.each(lies)('believes no signer that answers with %s', async (_what, lie) => {
    const { desk, challenge } = open({
      sign: async (_person, bytes) => ({
        ...{ keyId: key.keyId, algorithm: 'Ed25519', method: 'service', signature: signature(bytes) },
        ...lie,
      }),
    });
    expect(await codeOf(() => desk.prove(challenge, facts, zhang, now))).toBeInstanceOf(SigningUnavailable);
  });

  it('believes no signer that signs with somebody else’s key', async () => {
    const others = { ...key, person: 'li', method: 'service', by: 'a' } as const;
    const { desk, challenge } = open({ keyFor: async () => null }, [
      others,
      { ...key, keyId: 'own', person: 'zhang', method: 'service', by: 'a' },
    ]);
    expect(await codeOf(() => desk.prove(challenge, facts, zhang, now))).toBeInstanceOf(SigningUnavailable);
  });

  it('waits for a slow signer in the signer’s time, and leaves the log its own', async () => {
    const slow = open({
      keyFor: async () => pause(150, key),
      sign: async (_person, bytes) => {
        await pause(150);
        const value = signature(bytes);
        return { keyId: key.keyId, algorithm: 'Ed25519', method: 'serverHeld', signature: value };
      },
    });
    const begun = performance.now();
    const end = await answeredWithin(60_000, async () => {
      await slow.desk.prove(slow.challenge, facts, zhang, now);
      return performance.now() + patienceLeft();
    });
    expect(end - begun).toBeGreaterThan(60_250);
  });
});
