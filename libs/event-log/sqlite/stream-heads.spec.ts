import { describe, expect, it } from '@jest/globals';
import { StreamHeads } from './stream-heads.js';

describe('the heads of streams', () => {
  it('are loaded once and kept while they are among the latest', () => {
    const loaded: string[] = [];
    const heads = new StreamHeads((stream) => {
      loaded.push(stream);
      return loaded.length;
    }, 2);
    expect([heads.of('a'), heads.of('b'), heads.of('a')]).toEqual([1, 2, 1]);
    heads.set('a', 7);
    heads.set('c', 9);
    expect(loaded).toEqual(['a', 'b']);
    expect([heads.of('a'), heads.of('c'), heads.of('b')]).toEqual([7, 9, 3]);
  });

  it('are loaded again when they were forgotten', () => {
    let stored = 1;
    const heads = new StreamHeads(() => stored, 10);
    heads.set('a', 5);
    stored = 4;
    heads.forget();
    expect(heads.of('a')).toBe(4);
  });
});
