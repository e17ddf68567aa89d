import { describe, expect, it } from '@jest/globals';
import { serialise } from './serialise.js';

describe('values of a query as JSON', () => {
  it('are written member by member, without what is undefined', () => {
    const value = { a: 1, b: undefined, c: [undefined, null, 'x', true], d: { e: 10n } };
    expect(serialise(value)).toBe('{"a":1,"c":[null,null,"x",true],"d":{"e":"10"}}');
  });

  it('hold nothing of objects that have no members of their own', () => {
    expect(serialise({ at: new Date(0), by: new Map([[1, 2]]), f: () => 1 })).toBe(
      '{"at":{},"by":{},"f":{}}',
    );
  });

  it('are refused when no JSON can say them', () => {
    expect(() => serialise({ rate: Number.NaN })).toThrow('NaN');
    expect(() => serialise(Symbol('s'))).toThrow('Symbol');
  });
});
