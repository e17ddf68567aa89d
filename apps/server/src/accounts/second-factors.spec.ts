import { describe, expect, it } from '@jest/globals';
import { SecondFactors } from './second-factors.js';

const now = '2026-03-02T04:00:00.000Z';
const factors = new SecondFactors(Buffer.alloc(32, 1), Buffer.alloc(32, 2), () => now);
const { sealed } = factors.propose('p', 'wang.fang');
const { codes, hashes } = factors.newRecovery();
const confirmed = { stage: 'confirmed', sealed, lastStep: 0, recovery: hashes } as const;

describe('what a code proves', () => {
  it('is nothing for a recovery code that is none of the account’s, or no longer', () => {
    expect(factors.proofOf(confirmed, 'p', codes[0])).toMatchObject({ kind: 'recovery' });
    const [stranger] = factors.newRecovery().codes;
    expect(factors.proofOf(confirmed, 'p', stranger)).toBe('wrong');
    expect(factors.proofOf({ ...confirmed, recovery: hashes.slice(1) }, 'p', codes[0])).toBe('wrong');
  });
});
