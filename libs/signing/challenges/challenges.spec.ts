import { describe, expect, it } from '@jest/globals';
import type { SigningFacts } from '@xiaohao/signing';
import fc from 'fast-check';
import { Challenges } from './challenges.js';

const secret = Buffer.alloc(32, 7);
const now = '2026-03-02T01:00:00.000Z';
const facts: SigningFacts = {
  problem: 'p-1',
  revision: '12',
  digest: 'd'.repeat(64),
  meaning: 'approval',
  said: 'e'.repeat(64),
  signer: 'zhang',
};
const challenges = new Challenges(secret);

describe('a challenge', () => {
  it('gives back what was put before the signer, on any node with the same secret', () => {
    const { challenge, statement, expiresAt } = challenges.issue(facts, now);
    expect(statement).toMatchObject({ ...facts, statedAt: now });
    expect(expiresAt).toBe('2026-03-02T01:05:00.000Z');
    expect(new Challenges(secret).read(challenge, now)).toEqual({ statement });
  });

  it('is never the same twice', () => {
    const made = Array.from({ length: 50 }, () => challenges.issue(facts, now).statement.nonce);
    expect(new Set(made).size).toBe(50);
    expect(Buffer.from(made[0] ?? '', 'base64url')).toHaveLength(16);
  });

  it('holds for five minutes to the millisecond', () => {
    const { challenge } = challenges.issue(facts, now);
    expect(challenges.read(challenge, '2026-03-02T01:05:00.000Z')).toHaveProperty('statement');
    expect(challenges.read(challenge, '2026-03-02T01:05:00.001Z')).toBe('expired');
  });

  it('of another server is none', () => {
    const { challenge } = new Challenges(Buffer.alloc(32, 8)).issue(facts, now);
    expect(challenges.read(challenge, now)).toBe('invalid');
  });

  it.each(['', '.', 'a.1.', 'x', `${'a'.repeat(5000)}.1.${'b'.repeat(43)}`, '汉字.1.签'])(
    'is not read from %p',
    (text) => {
      expect(challenges.read(text, now)).toBe('invalid');
    },
  );

  it('is none any more when one character of it is another', () => {
    const { challenge } = challenges.issue(facts, now);
    fc.assert(
      fc.property(fc.nat(challenge.length - 1), fc.constantFrom(...'abcXYZ019-_.'), (at, character) => {
        const altered = challenge.slice(0, at) + character + challenge.slice(at + 1);
        fc.pre(altered !== challenge);
        return challenges.read(altered, now) === 'invalid';
      }),
    );
  });
});
