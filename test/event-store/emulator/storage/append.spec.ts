import { beforeEach, describe, expect, it } from '@jest/globals';
import { LogUnderTest } from '../testing/log-of.js';
import { softDelete, tombstone } from './delete-stream.js';
import type { ExpectedRevision } from './revisions.js';

let log: LogUnderTest;
const written = (lastRevision: number) => ({ kind: 'written', lastRevision });
const wrong = (current: number) => ({ kind: 'wrong', current });

beforeEach(() => {
  log = new LogUnderTest();
  log.append('s', 'no_stream', 'a', 'b', 'c');
});

describe('an append', () => {
  it.each<[ExpectedRevision, readonly string[], object]>([
    ['any', ['d'], written(3)],
    ['stream_exists', ['d'], written(3)],
    [2n, ['d'], written(3)],
    [1n, ['d'], wrong(2)],
    [7n, ['d'], wrong(2)],
    ['no_stream', ['d'], wrong(2)],
    [18_446_744_073_709_551_615n, ['d'], wrong(2)],
  ])('that expects %p and brings %p', (expected, ids, outcome) => {
    expect(log.append('s', expected, ...ids)).toMatchObject(outcome);
  });

  it.each<[ExpectedRevision, readonly string[], object]>([
    ['no_stream', ['a', 'b', 'c'], written(2)],
    ['no_stream', ['a', 'b'], written(1)],
    ['no_stream', ['a', 'x'], wrong(2)],
    ['no_stream', ['a', 'b', 'c', 'd'], wrong(2)],
    [0n, ['b', 'c'], written(2)],
    [0n, ['a'], wrong(2)],
    [2n, ['a'], written(3)],
    ['any', ['b'], written(1)],
    ['any', ['c', 'a'], written(0)],
    ['any', ['a', 'x'], wrong(2)],
    ['any', ['x', 'a'], written(4)],
    ['stream_exists', ['a', 'b', 'c'], written(2)],
  ])('that is sent again expecting %p with %p', (expected, ids, outcome) => {
    expect(log.append('s', expected, ...ids)).toMatchObject(outcome);
  });

  it('knows an id in the stream where it was written first, and nowhere else', () => {
    expect(log.append('t', 'any', 'a')).toMatchObject(written(0));
    expect(log.append('t', 'any', 'a')).toMatchObject(written(1));
    expect(log.append('s', 'any', 'a')).toMatchObject(written(0));
  });

  it('of nothing writes nothing', () => {
    const before = log.storage.length;
    expect(log.append('s', 'any')).toMatchObject(written(2));
    expect(log.append('s', 1n)).toMatchObject(wrong(2));
    expect(log.storage.length).toBe(before);
  });

  it('to a stream that has only metadata counts as to one that exists', () => {
    expect(log.append('t', 'stream_exists', 'x')).toMatchObject(wrong(-1));
    log.metadata('t', { $maxCount: 4 });
    expect(log.append('t', 'stream_exists', 'x')).toMatchObject(written(0));
  });
});

describe('a soft delete', () => {
  beforeEach(() => {
    log.metadata('s', { $maxCount: 9, own: 1 });
    softDelete(log.storage, 's', 2n, log.now);
  });

  it('ends with the next append, which counts on; metadata tells from where', () => {
    expect(log.append('s', 'stream_exists', 'd')).toEqual({ kind: 'deleted' });
    expect(log.append('s', 'no_stream', 'd')).toMatchObject(written(3));
    expect(log.storage.metadataOf('s')).toEqual({ truncateBefore: 3 });
  });

  it('leaves repeated appends repeated, without a position', () => {
    expect(log.append('s', 'any', 'a')).toEqual({ ...written(0), position: undefined });
    expect(log.append('s', 'no_stream', 'a', 'b')).toEqual({ ...written(1), position: undefined });
  });

  it('ends with new metadata, too', () => {
    log.metadata('s', { $maxCount: 2 });
    expect(log.storage.metadataOf('s')).toEqual({ maxCount: 2, truncateBefore: 3 });
  });

  it('stays when its metadata is no object', () => {
    log.metadata('s', '[1]');
    expect(log.storage.isSoftDeleted('s')).toBe(false);
    expect(log.storage.lastRevision('$$s')).toBe(2);
  });
});

describe('a delete', () => {
  it('wants the revision that is there, and a stream', () => {
    expect(softDelete(log.storage, 's', 1n, 0)).toEqual(wrong(2));
    expect(softDelete(log.storage, 'none', 'any', 0)).toEqual(wrong(-1));
    expect(tombstone(log.storage, 's', 'no_stream', 0)).toEqual(wrong(2));
  });

  it('by tombstone is for good, for the metadata too', () => {
    expect(tombstone(log.storage, 's', 'any', 0)).toMatchObject({ kind: 'deletedAt' });
    for (const expected of ['any', 'no_stream', 'stream_exists', 2n] as const)
      expect(log.append('s', expected, 'a')).toEqual({ kind: 'deleted' });
    expect(log.metadata('s', {})).toEqual({ kind: 'deleted' });
    expect(tombstone(log.storage, 's', 'any', 0)).toEqual({ kind: 'deleted' });
  });
});
