import { describe, expect, it } from '@jest/globals';
import { encodeEvent, encodeJson, InvalidAppend, type NewEvent } from '@xiaohao/event-log';

const event: NewEvent = {
  id: '018f3a52-0000-7000-8000-000000000003',
  type: 'Reworded',
  data: { b: 1, a: '问题' },
  metadata: {
    schemaVersion: 1,
    actor: { kind: 'clock', id: 'clock' },
    command: 'Reword',
    correlationId: 'c',
    recordedAt: '2026-11-23T01:02:03.456Z',
  },
};

describe('encoding', () => {
  it('sorts names by code unit, at every depth, and leaves no space', () => {
    const value = { b: [{ z: 1, a: 2 }], '10': 1, '9': 2, a: null, ö: 1, '😀': 1, ﬃ: 1 };
    expect(encodeJson(value, 'x')).toBe('{"10":1,"9":2,"a":null,"b":[{"a":2,"z":1}],"ö":1,"😀":1,"ﬃ":1}');
  });

  it('writes numbers as ECMAScript does', () => {
    expect(encodeJson([1e21, 1e-7, -0, 0.1 + 0.2, 5e-324], 'x')).toBe(
      '[1e+21,1e-7,0,0.30000000000000004,5e-324]',
    );
  });

  it('leaves out members that are undefined', () => {
    expect(encodeJson({ a: undefined, b: 1 }, 'x')).toBe('{"b":1}');
  });

  it('counts bytes of UTF-8, and the type twice', () => {
    const encoded = encodeEvent(event);
    expect(encoded.data).toBe('{"a":"问题","b":1}');
    expect(encoded.bytes).toBe(20 + encoded.metadata.length + 2 * 'Reworded'.length);
  });

  it('names the place of what cannot be stored', () => {
    const attempt = () => encodeEvent({ ...event, data: { list: [{ 'a/b': 'x\u0007' }] } });
    expect(attempt).toThrow(InvalidAppend);
    expect(attempt).toThrow('data of Reworded/list/0/a~1b cannot be stored: controlCharacter');
  });

  it('refuses what JSON cannot say', () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    for (const value of [1n, () => 1, undefined, Number.NaN, { a: -Infinity }, circular])
      expect(() => encodeJson(value, 'x')).toThrow(InvalidAppend);
  });
});
