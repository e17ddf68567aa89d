import { describe, expect, it } from '@jest/globals';
import { readCursor, writeCursor } from './cursor.js';
import { InvalidCursor } from './ledger.js';

const secret = Buffer.alloc(32, 3);

describe('cursors', () => {
  it('give back the place for the same binding', () => {
    expect(readCursor(secret, 'b', writeCursor(secret, 'b', ['2026-05-01', 42]))).toEqual(['2026-05-01', 42]);
  });

  it('are refused when any bit is flipped', () => {
    const bytes = Buffer.from(writeCursor(secret, 'b', ['2026-05-01', 42]));
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => readCursor(secret, 'b', flipped.toString('latin1'))).toThrow(InvalidCursor);
    }
  });

  it('are refused for another binding, another secret, shortened, lengthened, empty or endless', () => {
    const cursor = writeCursor(secret, 'b', [1]);
    const wrong: [Uint8Array, string, string][] = [
      [secret, 'c', cursor],
      [Buffer.alloc(32, 4), 'b', cursor],
      [secret, 'b', cursor.slice(0, -1)],
      [secret, 'b', `${cursor}A`],
      [secret, 'b', `${cursor}=`],
      [secret, 'b', ''],
      [secret, 'b', 'A'.repeat(1_000_000)],
    ];
    for (const [key, binding, text] of wrong)
      expect(() => readCursor(key, binding, text)).toThrow(InvalidCursor);
  });
});
