import { describe, expect, it } from '@jest/globals';
import { version } from 'uuid';
import type { Asked } from '../identity/asked.js';
import { UnguessableIds } from './unguessable-ids.js';

const asked = (key?: string): Asked =>
  ({ facts: key === undefined ? {} : { keyed: { key, request: '' } } }) as unknown as Asked;

describe('the id of a restricted matter', () => {
  const ids = new UnguessableIds(Buffer.alloc(32, 1));

  it('is random, of version 4', () => {
    const made = Array.from({ length: 100 }, () => ids.of(asked(), 'intake'));
    expect(new Set(made).size).toBe(100);
    for (const id of made) expect(version(id)).toBe(4);
  });

  it('follows from the Idempotency-Key and the role, and from what only the server knows', () => {
    const made = ids.of(asked('k'), 'intake');
    expect(version(made)).toBe(4);
    expect(ids.of(asked('k'), 'intake')).toBe(made);
    expect(ids.of(asked('k'), 'problem')).not.toBe(made);
    expect(ids.of(asked('l'), 'intake')).not.toBe(made);
    expect(new UnguessableIds(Buffer.alloc(32, 2)).of(asked('k'), 'intake')).not.toBe(made);
  });
});
