import { describe, expect, it } from '@jest/globals';
import { faultOf } from './thread.js';

describe('an error on its way between threads', () => {
  it('keeps what the system and SQLite say of it, and nothing that cannot be sent', () => {
    const full = { code: 'ENOSPC', errno: -28, syscall: 'write', path: '/data/a', address: () => '' };
    expect(faultOf(Object.assign(new Error('no room'), full))).toEqual({
      name: 'Error',
      message: 'no room',
      cause: { code: 'ENOSPC', syscall: 'write', path: '/data/a' },
    });
    expect(faultOf(new RangeError('too far'))).toEqual({ name: 'RangeError', message: 'too far' });
  });
});
