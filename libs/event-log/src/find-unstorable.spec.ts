import { describe, expect, it } from '@jest/globals';
import { encodeJson, findUnstorable, InvalidAppend } from '@xiaohao/event-log';
import fc from 'fast-check';

describe('what no event may carry', () => {
  it('is named with its place and the reason', () => {
    expect(findUnstorable({ a: [1, 'x\u0000'] })).toEqual({ pointer: '/a/1', reason: 'controlCharacter' });
    expect(findUnstorable({ a: 'x\udc00' })).toEqual({ pointer: '/a', reason: 'loneSurrogate' });
    expect(findUnstorable({ 'n\u0085': 1 })).toEqual({ pointer: '/n\u0085', reason: 'controlCharacter' });
    expect(findUnstorable({ a: { b: Number.NaN } })).toEqual({ pointer: '/a/b', reason: 'notFinite' });
    expect(findUnstorable({ a: new Map() })).toEqual({ pointer: '/a', reason: 'notJson' });
    expect(findUnstorable({ a: 1n })).toEqual({ pointer: '/a', reason: 'notJson' });
  });

  it('leaves out tabs, line ends and everything that can be printed', () => {
    expect(
      findUnstorable({ a: 'one\ttwo\r\nthree', b: ['😀', '\ufffd', '\u00a0'], c: undefined }),
    ).toBeUndefined();
  });

  it('includes nesting without end', () => {
    const deep = JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`);
    expect(findUnstorable(deep)?.reason).toBe('tooDeep');
  });

  it('is exactly what the encoding refuses', () => {
    const text = fc.string({
      unit: fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code % 0x180)),
    });
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.constantFrom('\ud800', '\\b', '\\\\u0000', 'x\by', 1, null, Number.NaN),
        fc.array(tie('value')),
        fc.dictionary(text, tie('value')),
      ),
    })).value;
    fc.assert(
      fc.property(value, (one) => {
        if (findUnstorable(one)) expect(() => encodeJson(one, 'x')).toThrow(InvalidAppend);
        else expect(JSON.parse(encodeJson(one, 'x'))).toEqual(one);
      }),
      { numRuns: 500 },
    );
  });
});
