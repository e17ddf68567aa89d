import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { policyDocument } from '@xiaohao/access';

describe('docs/access-policy.md', () => {
  it('is what the policy says: `npm run policy` writes it', () => {
    const file = new URL('../../../docs/access-policy.md', import.meta.url);
    expect(readFileSync(file, 'utf8')).toBe(policyDocument());
  });
});
