import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HttpProblem } from '../problem-details/http-problem.js';
import { readStrictJson } from './read-strict-json.js';

const read = (text: string | Buffer) => readStrictJson(Buffer.from(text as string));

/** Status, code and pointer of the refusal, or the value that was read. */
function outcome(text: string | Buffer): unknown {
  try {
    return read(text);
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    const pointer = error.parts.errors?.[0]?.pointer;
    return [error.parts.status, error.code, ...(pointer === undefined ? [] : [pointer])];
  }
}

const nest = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const escaped = (point: number) => `{"a":["\\u${point.toString(16).padStart(4, '0')}"]}`;

describe('reading strict JSON', () => {
  it.each<[string, string | Buffer, unknown]>([
    ['a broken text', '{"a":}', [400, 'MalformedJson']],
    ['a comment', '{"a":1}//', [400, 'MalformedJson']],
    ['a raw line break in a text', '"a\nb"', [400, 'MalformedJson']],
    ['a repeated key', '{"a":1,"b":{"c":1,"c":2}}', [400, 'DuplicateKey', '/b/c']],
    ['a key repeated by an escape', '{"a":1,"\\u0061":2}', [400, 'DuplicateKey', '/a']],
    ['a repeated key whose first value held more', '{"a":{"x":1,"y":2},"a":0}', [400, 'DuplicateKey', '/a']],
    ['colons and quotes in texts', '{"a:\\"":"b:\\\\"}', { 'a:"': 'b:\\' }],
    ['__proto__', '{"__proto__":{"polluted":1}}', [400, 'ForbiddenKey', '/__proto__']],
    ['constructor', '{"a":{"constructor":{}}}', [400, 'ForbiddenKey', '/a/constructor']],
    ['prototype', '{"prototype":1}', [400, 'ForbiddenKey', '/prototype']],
    ['hasOwnProperty', '{"hasOwnProperty":1}', [400, 'ForbiddenKey', '/hasOwnProperty']],
    ['1e400', '[1e400]', [400, 'UnsafeNumber', '/0']],
    ['minus zero', '{"n":-0}', [400, 'UnsafeNumber', '/n']],
    ['an integer beyond 2^53-1', '12345678901234567890', [400, 'UnsafeNumber', '']],
    ['2^53', '9007199254740992', [400, 'UnsafeNumber', '']],
    ['2^53-1', '9007199254740991', 9007199254740991],
    ['32 levels', nest(32), JSON.parse(nest(32))],
    ['100 levels', nest(100), [400, 'BodyTooDeep', '/0'.repeat(32)]],
    ['half a million levels', nest(500_000), [400, 'BodyTooDeep', '/0'.repeat(32)]],
    ['a pointer with ~ and /', '{"a/b~c":-0}', [400, 'UnsafeNumber', '/a~1b~0c']],
    ['a byte order mark', '\ufeff{}', [400, 'ByteOrderMark']],
    ['an overlong slash', Buffer.from([0x22, 0xc0, 0xaf, 0x22]), [400, 'InvalidUtf8']],
    ['an encoded surrogate', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), [400, 'InvalidUtf8']],
    ['GB18030', Buffer.from([0x22, 0xd6, 0xd0, 0x22]), [400, 'InvalidUtf8']],
    ['UTF-16', Buffer.from('{}', 'utf16le'), [400, 'MalformedJson']],
    ['a cut character', Buffer.from([0x22, 0xe4, 0xb8]), [400, 'InvalidUtf8']],
    ['line feed and tab', '"a\\n\\tb"', 'a\n\tb'],
    ['a decomposed letter', '"e\\u0301"', 'é'],
    ['an emoji', '"\\ud83d\\ude00"', '😀'],
    ['null', 'null', null],
  ])('%s', (_name, text, expected) => {
    expect(outcome(text)).toStrictEqual(expected);
  });

  it('refuses more than 10,000 fields and items, wherever they are', () => {
    const keys = JSON.stringify(Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`k${at}`, 1])));
    expect(outcome(keys)).toEqual([400, 'TooManyValues', '']);
    expect(outcome(JSON.stringify(Array(10_001).fill(0)))).toEqual([400, 'TooManyValues', '']);
    expect(outcome(JSON.stringify(Array(10_000).fill(0)))).toHaveLength(10_000);
  });

  it.each([
    ['IllFormedString', [0xd800, 0xdbff, 0xdc00, 0xdfff]],
    ['ControlCharacter', [0, 1, 8, 0xb, 0xd, 0x1b, 0x1f, 0x7f, 0x80, 0x85, 0x9f]],
    ['LineSeparator', [0x2028, 0x2029]],
    ['BidiControl', [0x202a, 0x202e, 0x2066, 0x2069]],
    ['Noncharacter', [0xfdd0, 0xfdef, 0xfffe, 0xffff]],
    ['ReplacementCharacter', [0xfffd]],
  ])('refuses as %s and names the code point', (code, points) => {
    for (const point of points) {
      expect(outcome(escaped(point))).toEqual([422, code, '/a/0']);
      const named = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
      expect(() => read(escaped(point))).toThrow(named);
    }
  });

  it('refuses every lone surrogate, and the same characters in a key', () => {
    for (let unit = 0xd800; unit <= 0xdfff; unit += 1)
      expect(outcome(escaped(unit))).toEqual([422, 'IllFormedString', '/a/0']);
    expect(outcome('{"\\u202e":1}')).toEqual([422, 'BidiControl', '/\u202e']);
  });

  it('says where the grammar is broken', () => {
    expect(() => read('{"a":1\n "b":2}')).toThrow('line 2 column 2');
  });

  it('reads what JSON.stringify writes of clean values as it was', () => {
    const key = fc.stringMatching(/^[a-z]{1,5}$/).filter((name) => !(name in Object.prototype));
    const leaf = fc.oneof(fc.stringMatching(/^[\w 中文问题]*$/), fc.maxSafeInteger(), fc.boolean());
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 5 }, leaf, fc.array(tie('value')), fc.dictionary(key, tie('value'))),
    }));
    fc.assert(
      fc.property(value, (clean) => {
        const text = JSON.stringify(clean);
        fc.pre(text !== '-0');
        expect(read(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('throws nothing but problems, whatever the bytes, and pollutes nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string({ unit: 'binary' }), (bytes, text) => {
        outcome(Buffer.from(bytes));
        outcome(JSON.stringify({ a: text }));
        outcome(text);
      }),
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
