import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hashSecret, keyText, newKey, parseKey, sameHash } from './index.js';

const pepper = Buffer.alloc(32, 7);

describe('a key', () => {
  it('is read as it was written', () => {
    for (let i = 0; i < 50; i += 1) {
      const key = newKey();
      expect(parseKey(keyText(key))).toEqual(key);
    }
  });

  it('is never given out twice', () => {
    expect(new Set(Array.from({ length: 200 }, () => keyText(newKey()))).size).toBe(200);
  });

  it.each([
    '',
    'xh_',
    'xh__aaaaaaaaaaaaaaaaaaaaaaaa',
    'xh_abcdef_short',
    'XH_abcdef_aaaaaaaaaaaaaaaaaaaaaaaa',
    'xh_abc def_aaaaaaaaaaaaaaaaaaaaaaaa',
    'xh_abcdef_aaaaaaaaaaaaaaaaaaaaaaaa\n',
    'xh_abcdef_aaaaaaaaaaaaaaaaaaaaaa a',
    `xh_abcdef_${'a'.repeat(129)}`,
    'Bearer xh_abcdef_aaaaaaaaaaaaaaaaaaaaaaaa',
  ])('is not read out of %j', (text) => {
    expect(parseKey(text)).toBeUndefined();
  });

  it('reading never throws, whatever is sent', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map((text) => `xh_${text}`),
        ),
        (text) => {
          const key = parseKey(text);
          if (key) expect(keyText(key)).toBe(text);
        },
      ),
    );
  });
});

describe('the hash of a secret', () => {
  it('does not contain it, and differs with the server', () => {
    const { secret } = newKey();
    const hash = hashSecret(secret, pepper);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(hashSecret(secret, pepper)).toBe(hash);
    expect(hashSecret(secret, Buffer.alloc(32, 8))).not.toBe(hash);
    expect(hashSecret(`${secret}a`, pepper)).not.toBe(hash);
  });

  it('is compared whole, and with what is no hash without complaint', () => {
    const hash = hashSecret('a', pepper);
    expect(sameHash(hash, hashSecret('a', pepper))).toBe(true);
    expect(sameHash(hash, hashSecret('b', pepper))).toBe(false);
    expect(sameHash(hash, `${hash.slice(0, -1)}x`)).toBe(false);
    expect(sameHash(hash, '')).toBe(false);
    expect(sameHash(hash, '字'.repeat(64))).toBe(false);
  });
});
