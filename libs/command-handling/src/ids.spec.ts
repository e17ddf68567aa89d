import { describe, expect, it } from '@jest/globals';
import { RequestIds } from './ids.js';

const version = (id: string): string => id.charAt(14);

describe('the ids of a request', () => {
  it('are time-ordered and never the same without a key', () => {
    const ids = Array.from({ length: 1_000 }, () => new RequestIds().of('problem'));
    expect(new Set(ids).size).toBe(1_000);
    expect(ids.every((id) => version(id) === '7')).toBe(true);
  });

  it('follow from the key, role by role and event by event', () => {
    const [one, again] = [new RequestIds('k'), new RequestIds('k')];
    expect(one.of('measure')).toBe(again.of('measure'));
    expect(one.event('problem-a', 0)).toBe(again.event('problem-a', 0));
    const all = [
      one.of('measure'),
      one.of('cause'),
      one.event('problem-a', 0),
      one.event('problem-a', 1),
      one.event('problem-b', 0),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(all.every((id) => version(id) === '8' && /^[89ab]$/.test(id.charAt(19)))).toBe(true);
    expect(new RequestIds('other').of('measure')).not.toBe(one.of('measure'));
  });
});
