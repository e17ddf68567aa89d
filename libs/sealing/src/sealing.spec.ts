import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { derivedKey, opened, sealed } from './index.js';

/** 00 01 02 … 1f */
const secret = Buffer.from(Array.from({ length: 32 }, (_, at) => at));

describe('what was written in folders and logs long ago', () => {
  it.each([
    ['xiaohao passwords', 'f2030833da4d8f8c99af24bd41203a26be200b723853c42ef4ec16c3fa806056'],
    ['xiaohao second factors', 'd1d2a5ae15776d4f758a1088665b345482cad7dd5efb7aefd29bc5e8d277840c'],
    ['xiaohao recovery codes', '05bf73111e62cb8e7cb09996cb96be1155fc3168df5d3ad619c8494968be8f38'],
    ['xiaohao session tokens', '29857b94fac5096653d2d07bee51ccb13c8287852d5bad821cbabd7c732acc19'],
    ['xiaohao lock-outs', '41934b3d2547e09932b772b5de2855a947e01fb5e3e0e46f570a077594c9e9a1'],
    ['xiaohao/sign-off-challenge/1', 'fd7194aaf54a3ac08471c278a3de268992d29d0948d81f1cb799c44f2f5af774'],
    ['xiaohao/signing-keys/1', '9e83d203746a0734784dfef8010d23fc5b9fb90e5dae814416e7c31be8315dc0'],
  ])('hangs on the key for %p, which is the same for ever', (purpose, hex) => {
    expect(derivedKey(secret, purpose).toString('hex')).toBe(hex);
  });

  it('opens: a person’s signing key', () => {
    const box = Buffer.from(
      '25217eaba136057114c179c84ba1dac7eb39131b05b773bc006d3d30f9cea68f9ccdf1be401b4805cba3c60ee92c58c6af0c458290',
      'hex',
    );
    const key = derivedKey(secret, 'xiaohao/signing-keys/1');
    expect(opened(key, box, 'zhang.Ed25519').toString()).toBe('the private half of a key');
  });
});

describe('what is sealed', () => {
  it('opens again, under its key and about its thing alone, and no bit of it may change', () => {
    const key = derivedKey(secret, 'a');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), fc.nat(), (bytes, about, place) => {
        const content = Buffer.from(bytes);
        const box = sealed(key, content, about);
        expect(opened(key, box, about).equals(content)).toBe(true);
        expect(() => opened(derivedKey(secret, 'b'), box, about)).toThrow();
        expect(() => opened(key, box, `${about}.`)).toThrow();
        const at = place % box.length;
        box[at] = (box[at] ?? 0) ^ 1;
        expect(() => opened(key, box, about)).toThrow();
      }),
      { numRuns: 50 },
    );
  });

  it('is never twice the same', () => {
    const boxes = Array.from({ length: 100 }, () => sealed(secret, Buffer.from('x'), '').toString('hex'));
    expect(new Set(boxes).size).toBe(100);
  });
});
