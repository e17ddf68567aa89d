import { describe, expect, it } from '@jest/globals';
import { Again } from './again.js';

describe('what has to be done again', () => {
  it('is what failed, until it succeeds', async () => {
    const faults: string[] = [];
    const again = new Again<string>(
      (what) => what,
      (_, name) => faults.push(name),
    );
    await again.attempt('p', () => Promise.reject(new Error('not now')));
    expect([again.all, faults]).toEqual([['p'], ['p']]);
    await again.attempt('p', async () => undefined);
    expect(again.all).toEqual([]);
  });

  it('stays when it failed once more while an earlier try was under way, however that one ends', async () => {
    const again = new Again<string>(
      (what) => what,
      () => undefined,
    );
    again.add('p');
    let succeed = (): void => undefined;
    const earlier = again.attempt(
      'p',
      () =>
        new Promise((resolve) => {
          succeed = resolve;
        }),
    );
    await again.attempt('p', () => Promise.reject(new Error('not now')));
    succeed();
    await earlier;
    expect(again.all).toEqual(['p']);
  });
});
