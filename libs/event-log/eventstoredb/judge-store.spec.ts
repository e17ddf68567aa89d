import { describe, expect, it } from '@jest/globals';
import { judgeStore, type StoreExamination } from '@xiaohao/event-log/eventstoredb';

const fit: StoreExamination = {
  address: 'esdb://store:2113',
  version: '24.10.5',
  may: { append: true, readAll: true, deleteStreams: false, tombstoneStreams: false, writeMetadata: false },
  clockSkew: -12,
};
const codes = (change: Partial<StoreExamination>): readonly string[] =>
  judgeStore({ ...fit, ...change }).map(({ code, fatal }) => `${code}${fatal ? '' : ' (may start)'}`);

describe('a store', () => {
  it('is fit when its user can append and read, and can undo nothing', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ version: 'unknown', clockSkew: null })).toEqual([]);
  });

  it.each(['deleteStreams', 'tombstoneStreams', 'writeMetadata'] as const)(
    'is not when the user has %s',
    (right) => {
      expect(codes({ may: { ...fit.may, [right]: true } })).toEqual(['UnsafeAccess']);
    },
  );

  it('is not without the rights that a log needs, or of a version that nobody has tried', () => {
    expect(codes({ may: { ...fit.may, append: false, readAll: false } })).toEqual([
      'MayNotAppend',
      'MayNotReadAll',
    ]);
    expect(codes({ version: '21.10.8' })).toEqual(['OldVersion']);
  });

  it('is told of, and taken, when its clock is off', () => {
    expect(codes({ clockSkew: 2_001 })).toEqual(['ClockSkew (may start)']);
  });
});
