import { describe, expect, it } from '@jest/globals';
import { codeAt } from '@xiaohao/access/credentials';
import { SecondFactors } from './second-factors.js';

const now = '2026-03-02T04:00:00.000Z';
const factors = new SecondFactors(Buffer.alloc(32, 1), Buffer.alloc(32, 2), () => now);
const { sealed, secret } = factors.propose('p', 'wang.fang');
const { codes, hashes } = factors.newRecovery();
const confirmed = { stage: 'confirmed', sealed, lastStep: 0, recovery: hashes } as const;

describe('what a code proves', () => {
  it('is nothing for a code of a time step that one was taken from, or of an earlier one', () => {
    const at = Date.parse(now);
    const proved = factors.proofOf(confirmed, 'p', codeAt(secret, at));
    if (typeof proved !== 'object' || proved.kind !== 'totp') throw new Error('the code proves nothing');
    const used = { ...confirmed, lastStep: proved.step };
    expect(factors.proofOf(used, 'p', codeAt(secret, at))).toBe('wrong');
    expect(factors.proofOf(used, 'p', codeAt(secret, at - 30_000))).toBe('wrong');
    const next = { kind: 'totp', step: proved.step + 1 };
    expect(factors.proofOf(used, 'p', codeAt(secret, at + 30_000))).toEqual(next);
  });

  it('is nothing for a recovery code that is none of the account’s, or no longer', () => {
    expect(factors.proofOf(confirmed, 'p', codes[0])).toMatchObject({ kind: 'recovery' });
    const [stranger] = factors.newRecovery().codes;
    expect(factors.proofOf(confirmed, 'p', stranger)).toBe('wrong');
    expect(factors.proofOf({ ...confirmed, recovery: hashes.slice(1) }, 'p', codes[0])).toBe('wrong');
  });
});
