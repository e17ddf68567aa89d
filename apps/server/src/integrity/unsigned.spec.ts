import { describe, expect, it } from '@jest/globals';
import { InDoubt } from '@xiaohao/integrity/following';
import { Unsigned } from './unsigned.js';

describe('what could not be signed', () => {
  let minute = 0;
  const unsigned = () => new Unsigned(() => `2026-01-01T00:0${minute}:00.000Z`);
  const fails = (error: unknown) => () => Promise.reject(error);

  it('is told from the first time on, with the last cause, until it succeeds', async () => {
    const one = unsigned();
    expect(one.state).toEqual({ unsignedSince: null, cause: null });
    minute = 1;
    await expect(one.during(fails(new Error('EROFS: read-only file system, open /a/b')))).rejects.toThrow(
      'EROFS',
    );
    expect(one.state).toEqual({ unsignedSince: '2026-01-01T00:01:00.000Z', cause: 'EROFS' });
    minute = 2;
    await expect(one.during(fails(new Error('the store is silent')))).rejects.toThrow('silent');
    expect(one.state).toEqual({ unsignedSince: '2026-01-01T00:01:00.000Z', cause: 'Error' });
    await one.during(async () => undefined);
    expect(one.state).toEqual({ unsignedSince: null, cause: null });
  });

  it('is no doubt', async () => {
    const one = unsigned();
    await expect(one.during(fails(new InDoubt({ why: 'altered', detail: 'x' })))).rejects.toThrow(InDoubt);
    expect(one.state).toEqual({ unsignedSince: null, cause: null });
  });
});
