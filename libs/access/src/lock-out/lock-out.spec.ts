import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decided, grown, noon, secondsOn } from '../../testing/decided.js';
import { type LockedThing, type LockOutEvent, lockedFor, lockOutDecider, lockSeconds } from './lock-out.js';

const failed = (of: LockedThing, at = noon): LockOutEvent => ({ type: 'LoginFailed', data: { of, at } });
const failures = (of: LockedThing, count: number) =>
  grown(
    lockOutDecider,
    Array.from({ length: count }, () => failed(of)),
  );

describe('the delay after failed logins', () => {
  it('doubles from one second to a quarter of an hour', () => {
    const delays = Array.from({ length: 13 }, (_, at) => lockSeconds('login', at));
    expect(delays).toEqual([0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
    expect(lockSeconds('login', 100_000)).toBe(900);
  });
  it('begins later for an address, which many may share', () => {
    expect([20, 21, 22, 40].map((count) => lockSeconds('address', count))).toEqual([0, 1, 2, 900]);
  });
  it('is told in whole seconds and is over at its end', () => {
    const state = failures('login', 3);
    expect([
      lockedFor(state, noon),
      lockedFor(state, secondsOn(3.5)),
      lockedFor(state, secondsOn(4)),
    ]).toEqual([4, 1, 0]);
  });
  it('never shrinks with another failure', () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.constantFrom<LockedThing>('login', 'address'), (count, of) => {
        expect(lockSeconds(of, count + 1)).toBeGreaterThanOrEqual(lockSeconds(of, count));
      }),
    );
  });
  it('of an address fades by a failure in a quarter of an hour, that of a name does not', () => {
    const later = secondsOn(3 * 900);
    const failuresLater = (of: LockedThing) =>
      grown(lockOutDecider, [...Array.from({ length: 10 }, () => failed(of)), failed(of, later)]);
    expect(failuresLater('address')).toMatchObject({ failures: 8 });
    expect(failuresLater('login')).toMatchObject({ failures: 11 });
    const soon = grown(lockOutDecider, [failed('address'), failed('address', secondsOn(899))]);
    expect(soon).toMatchObject({ failures: 2 });
  });
  it('is forgotten after a login that succeeds, or a day without a failure', () => {
    expect(decided(lockOutDecider, [failed('login')], { type: 'ForgetFailures' }, { now: noon })).toEqual([
      'FailuresForgotten',
    ]);
    expect(
      lockedFor(
        grown(lockOutDecider, [failed('login'), { type: 'FailuresForgotten', data: { at: noon } }]),
        noon,
      ),
    ).toBe(0);
    const later = secondsOn(24 * 3_600);
    const state = grown(lockOutDecider, [failed('login'), failed('login'), failed('login', later)]);
    expect(lockedFor(state, later)).toBe(1);
  });
});
