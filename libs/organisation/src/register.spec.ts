import { serialize } from 'node:v8';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Register } from './register.js';

const keys = fc.integer({ min: 0, max: 60 }).map(String);
const writes = fc.array(fc.tuple(keys, fc.nat()), { maxLength: 300, size: 'max' });

const having = (written: readonly (readonly [string, number])[], begun = Register.empty<number>()) =>
  written.reduce((register, [key, value]) => register.with(key, value), begun);

describe('a register', () => {
  it('holds what a map holds after the same writes, in the same order', () => {
    fc.assert(
      fc.property(writes, (written) => {
        const register = having(written);
        const map = new Map(written);
        expect([...register]).toEqual([...map]);
        expect([...register.keys()]).toEqual([...map.keys()]);
        expect([...register.values()]).toEqual([...map.values()]);
        expect(register.size).toBe(map.size);
        for (const key of ['0', '30', '61']) {
          expect(register.get(key)).toBe(map.get(key));
          expect(register.has(key)).toBe(map.has(key));
        }
      }),
    );
  });

  it('stays as it was for whoever holds it, whatever is written later', () => {
    fc.assert(
      fc.property(writes, writes, writes, (first, one, other) => {
        const held = having(first);
        const before = [...held];
        having(one, held);
        having(other, held);
        expect([...held]).toEqual(before);
        expect(held.size).toBe(before.length);
      }),
    );
  });

  it('goes on from a plain map, and does not follow its changes', () => {
    const map = new Map([['a', 1]]);
    const register = Register.of(map);
    map.set('b', 2);
    expect([...register.with('c', 3)]).toEqual([
      ['a', 1],
      ['c', 3],
    ]);
    expect(Register.of(register)).toBe(register);
  });

  it('shares nearly everything between one entry and the next', () => {
    let copied = 0;
    const set = Map.prototype.set;
    Map.prototype.set = function (key, value) {
      copied += 1;
      return set.call(this, key, value);
    };
    try {
      having(Array.from({ length: 10_000 }, (_, i) => [String(i), i]));
    } finally {
      Map.prototype.set = set;
    }
    // One map copied per entry would be 50 million.
    expect(copied).toBeLessThan(200_000);
  });

  it('lets others go on from one register without copying all of it, and is none the deeper for much writing', () => {
    let register = having(Array.from({ length: 10_000 }, (_, i) => [String(i), i]));
    for (let write = 0; write < 20_000; write++) register = register.with('7', write);
    const twins = [register.with('7', -1), register.with('7', -2)];
    expect(twins.map((twin) => twin.get('7'))).toEqual([-1, -2]);
    expect([register.get('7'), register.size]).toEqual([19_999, 10_000]);
    // It goes through a chain of what was written in its place, which has to stay short enough for that.
    expect(() => serialize(twins)).not.toThrow();
  });
});
