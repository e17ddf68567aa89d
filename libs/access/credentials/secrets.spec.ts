import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  codeAt,
  codeUri,
  deriveKey,
  fitsPassword,
  hashPassword,
  newCodeSecret,
  newOneTimePassword,
  newRecoveryCode,
  newToken,
  parseToken,
  passwordCost,
  recoveryCode,
  seal,
  stepOfCode,
  tokenText,
  unseal,
} from './index.js';

const key = deriveKey(Buffer.alloc(32, 7), 'passwords');
const cheap = { logN: 4, r: 8, p: 1 };
const session = '01890a5d-ac96-774b-bcce-b302099a8057';

describe('a password’s hash', () => {
  it('fits that password alone, with its own salt and the server’s key', async () => {
    const hash = await hashPassword('correct horse battery', key, cheap);
    expect(hash).not.toContain('horse');
    expect(await hashPassword('correct horse battery', key, cheap)).not.toBe(hash);
    expect(await fitsPassword('correct horse battery', hash, key)).toBe(true);
    expect(await fitsPassword('correct horse batterz', hash, key)).toBe(false);
    expect(
      await fitsPassword('correct horse battery', hash, deriveKey(Buffer.alloc(32, 8), 'passwords')),
    ).toBe(false);
  });
  it('takes one word for what looks the same', async () => {
    const hash = await hashPassword('Ｐａｓｓ ｐｈｒａｓｅ', key, cheap);
    expect(await fitsPassword('Pass phrase', hash, key)).toBe(true);
  });
  it('is checked at the cost that it was made with', async () => {
    const hash = await hashPassword('x', key, { ...cheap, logN: 5 });
    expect(hash).toMatch(/^scrypt\$5\$8\$1\$/);
    expect(await fitsPassword('x', hash, key)).toBe(true);
    expect(await fitsPassword('x', hash.replace('$5$', '$4$'), key)).toBe(false);
  });
  it.each(['', 'scrypt', 'scrypt$4$8$1$$', 'plain'])('is not %j', async (text) => {
    expect(await fitsPassword('', text, key)).toBe(false);
  });
  it('costs what it should where nothing else is said', () => {
    expect(passwordCost).toEqual({ logN: 17, r: 8, p: 1 });
  });
});

describe('what is sealed', () => {
  it('opens for its owner, whole, and under its key alone', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (text, at) => {
        const sealed = seal(text, key, 'p');
        expect(unseal(sealed, key, 'p')).toBe(text);
        expect(() => unseal(sealed, key, 'q')).toThrow();
        expect(() => unseal(sealed, deriveKey(key, 'other'), 'p')).toThrow();
        const bytes = Buffer.from(sealed, 'base64url');
        const place = at % bytes.length;
        bytes[place] = (bytes[place] ?? 0) ^ 1;
        expect(() => unseal(bytes.toString('base64url'), key, 'p')).toThrow();
      }),
      { numRuns: 50 },
    );
  });
  it('opens long after it was sealed: a second factor of an older folder', () => {
    const secret = Buffer.from(Array.from({ length: 32 }, (_, at) => at));
    const older = 'naZu2eBZKnnN5T0yZYVLZd1JnZp7S-gGwpQUvvjn36sbvOPS16zsWDN4e_Y';
    expect(unseal(older, deriveKey(secret, 'second factors'), 'person-1')).toBe('JBSWY3DPEHPK3PXP');
  });
});

describe('a code of an authenticator app', () => {
  // RFC 6238, appendix B: the secret is the ASCII text 12345678901234567890, shown here with six digits.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
  ])('is at second %d the one of the standard', (second, code) => {
    expect(codeAt(secret, second * 1_000)).toBe(code);
    expect(stepOfCode(code, secret, second * 1_000)).toBe(Math.floor(second / 30));
  });
  it('belongs to its own step, one step early or late, and no further', () => {
    const code = codeAt(secret, 300_000);
    const steps = [239, 270, 300, 330, 359, 360].map((second) => stepOfCode(code, secret, second * 1_000));
    expect(steps).toEqual([undefined, 10, 10, 10, 10, undefined]);
  });
  it.each(['', '12345', '1234567', '28708２', 'abcdef'])('is not %j', (text) => {
    expect(stepOfCode(text, secret, 59_000)).toBeUndefined();
  });
  it('comes from 160 random bits that the app is told', () => {
    const made = newCodeSecret();
    expect(made).toMatch(/^[A-Z2-7]{32}$/);
    expect(codeUri(made, 'wang')).toMatch(/^otpauth:\/\/totp\/Xiaohao:wang\?/);
  });
});

describe('tokens and codes', () => {
  it('are read as they were written, each for its use', () => {
    for (const use of ['access', 'refresh'] as const) {
      const token = newToken(use, session);
      expect(parseToken(tokenText(token))).toEqual(token);
    }
    expect(parseToken(`${tokenText(newToken('access', session))}x`)).toBeUndefined();
    expect(parseToken('xa_01890a5d_short')).toBeUndefined();
  });
  it('are never given twice', () => {
    const made = Array.from({ length: 100 }, () => [newOneTimePassword(), newRecoveryCode()]).flat();
    expect(new Set(made).size).toBe(200);
  });
  it('are taken however they are typed', () => {
    const code = newRecoveryCode();
    expect(recoveryCode(` ${code.toUpperCase().replaceAll('-', ' ')} `)).toBe(code);
    expect(recoveryCode(code.slice(1))).toBeUndefined();
    expect(recoveryCode('123456')).toBeUndefined();
  });
});
