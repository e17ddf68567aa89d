import { describe, expect, it } from '@jest/globals';
import { describeLacking } from './describe-lacking.js';

describe('what is said of secrets that are lacking', () => {
  const paths = [
    'server-secret',
    'signing-keys/p-1',
    'signing-keys/p-2',
    'bootstrap-key',
    'reporter-keys/i-1',
    'integrity/log-key',
    'integrity/log-key.former',
    'something-else',
  ];

  it.each(['zh', 'en'] as const)('is a line for each kind, in %s', (lang) => {
    const lines = describeLacking(paths, lang);
    expect(lines).toHaveLength(7);
    for (const [at, wanted] of [
      'server-secret',
      'signing-keys/',
      'bootstrap-key',
      'reporter-keys/',
      'integrity/log-key',
      'integrity/log-key.former',
      'something-else',
    ].entries())
      expect(lines[at]).toContain(wanted);
    expect(lines[1]).toContain('2');
    expect(lines.join()).not.toContain('{');
  });

  it('is nothing when none is lacking', () => {
    expect(describeLacking([], 'zh')).toEqual([]);
  });
});
