import { describe, expect, it } from '@jest/globals';
import { naming } from './naming.js';

describe('what is done with a file', () => {
  it('gives what it gives', () => {
    expect(naming('/data/a', () => 7)).toBe(7);
  });

  it('names the file where it throws, unless the error does', () => {
    const thrown = (told: object): unknown => {
      try {
        return naming('/data/a', () => {
          throw Object.assign(new Error('as it came'), told);
        });
      } catch (error) {
        return error;
      }
    };
    expect(thrown({ errcode: 14 })).toMatchObject({ message: 'as it came', errcode: 14, path: '/data/a' });
    expect(thrown({ path: '/data/b' })).toMatchObject({ path: '/data/b' });
  });
});
