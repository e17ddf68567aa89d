import { beforeEach, describe, expect, it } from '@jest/globals';
import { LogUnderTest, proposed } from '../testing/log-of.js';
import { append } from './append.js';
import { softDelete, tombstone } from './delete-stream.js';
import { filterOf, withoutOwnOfGroups } from './filter.js';
import { resolveLink } from './links.js';
import { readAll } from './read-all.js';
import { readStream, type StreamReading } from './read-stream.js';

let log: LogUnderTest;

beforeEach(() => {
  log = new LogUnderTest();
  log.append('s', 'no_stream', 'a', 'b');
  log.append('other', 'any', 'x');
  log.append('s', 'any', 'c', 'd', 'e');
});

const ids = (found: ReturnType<typeof readStream> | ReturnType<typeof readAll>): unknown =>
  typeof found === 'string' ? found : [...found].map(({ id }) => id);

const stream = (reading: Partial<StreamReading> = {}): unknown =>
  ids(
    readStream(log.storage, {
      stream: 's',
      backwards: false,
      from: 0,
      max: 99,
      now: log.now,
      ...reading,
    }),
  );

const all = (from: number | 'start' | 'end', backwards = false, max = 99): unknown =>
  ids(readAll(log.storage, { backwards, from, max, wanted: withoutOwnOfGroups }));

const positionOf = (name: string, revision: number): number =>
  log.storage.eventAt(name, revision)?.position ?? Number.NaN;

describe('a reading of a stream', () => {
  it('goes either way from a revision, which it includes', () => {
    expect(stream({ from: 3 })).toEqual(['d', 'e']);
    expect(stream({ from: 3, backwards: true, max: 2 })).toEqual(['d', 'c']);
    expect(stream({ from: 'end', backwards: true, max: 1 })).toEqual(['e']);
    expect(stream({ from: 9 })).toEqual([]);
    expect(stream({ from: 9, backwards: true, max: 1 })).toEqual(['e']);
  });

  it.each([
    [{ $maxCount: 2 }, ['d', 'e']],
    [{ $tb: 3 }, ['d', 'e']],
    [{ $maxCount: 3, $tb: 1 }, ['c', 'd', 'e']],
    [{ $maxCount: 0, $tb: -1 }, ['a', 'b', 'c', 'd', 'e']],
    [{ $maxCount: 'two', $tb: 3 }, ['a', 'b', 'c', 'd', 'e']],
    [{ $tb: 99 }, []],
  ])('hides what metadata %j hides', (metadata, seen) => {
    log.metadata('s', metadata);
    expect(stream()).toEqual(seen);
    expect(all('start')).toEqual(expect.arrayContaining(['a', 'b', 'c', 'd', 'e']));
  });

  it.each([
    '{"$maxCount":1,"$acl":{"$r":"a","zz":"a"}}',
    '{"$maxCount":1,"$cacheControl":"x"}',
    '{"$maxCount":1,"$cacheControl":1000000000000}',
    '{"$maxCount":1,"$tmp":"x"}',
    '{"$maxCount":1.0}',
    '{"$maxCount":1e0}',
    '{"$maxCount":1,"$maxAge":1000000000000}',
    '{"$maxCount":1,"$maxAge":-1000000000000}',
    '{"$maxCount":1,"$maxCount":"1","$maxCount":1}',
    '{"$tb":9223372036854775808}',
    '[{"$maxCount":1}]',
  ])('hides nothing by metadata that one value voids: %s', (metadata) => {
    log.metadata('s', metadata);
    expect(stream()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it.each([
    [
      '{"own":{"$maxCount":4,"list":[1.0,{"a":"}"}]},"$maxCount" : 2 , "$tmp":true,"$cacheControl":0}',
      ['d', 'e'],
    ],
    ['{"$maxCount":1,"\\u0024maxCount":2}', ['d', 'e']],
    ['{"$tb":9223372036854775806}', []],
    ['{"$tb":9007199254740991}', []],
    ['{"$tb":9223372036854775807}', 'absent'],
  ])('goes by metadata as it is written: %s', (metadata, seen) => {
    log.metadata('s', metadata);
    expect(stream()).toEqual(seen);
  });

  it('hides nothing by metadata that is not flagged as JSON', () => {
    const binary = { ...proposed('m', { $maxCount: 1 }, '$metadata'), isJson: false };
    append(log.storage, '$$s', 'any', [binary], log.now);
    expect(stream()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('hides what is too old', () => {
    log.metadata('s', { $maxAge: 2 });
    const oldest = log.storage.eventAt('s', 2)?.created ?? 0;
    expect(stream({ now: oldest + 2_000 })).toEqual(['c', 'd', 'e']);
    expect(stream({ now: oldest + 2_001 })).toEqual([]);
  });

  it('tells what is not there from what is deleted', () => {
    expect(stream({ stream: 'none' })).toBe('absent');
    softDelete(log.storage, 's', 'any', 0);
    expect(stream()).toBe('absent');
    tombstone(log.storage, 's', 'any', 0);
    expect(stream()).toBe('deleted');
    expect(stream({ stream: '$$s' })).toBe('deleted');
  });

  it('shows of metadata the last only', () => {
    log.metadata('s', { $maxCount: 2 });
    log.metadata('s', { $maxCount: 3 });
    expect(stream({ stream: '$$s' })).toEqual([`m${log.now}`]);
  });
});

describe('a reading of everything', () => {
  it('goes in the order of writing: forwards with the position, backwards before it', () => {
    expect(all('start')).toEqual(['a', 'b', 'x', 'c', 'd', 'e']);
    expect(all(positionOf('other', 0), false, 2)).toEqual(['x', 'c']);
    expect(all(positionOf('other', 0), true)).toEqual(['b', 'a']);
    expect(all('end', true, 2)).toEqual(['e', 'd']);
    expect(all('end')).toEqual([]);
    expect(all(log.storage.headPosition)).toEqual([]);
  });

  it('wants positions that there are', () => {
    expect(all(positionOf('other', 0) + 1)).toBe('invalid');
  });

  it('passes over what was taken away, and gives what was changed', () => {
    log.storage.replace(positionOf('s', 1), () => undefined);
    log.storage.replace(positionOf('s', 2), (event) => ({ ...event, id: 'changed' }));
    expect(all('start')).toEqual(['a', 'x', 'changed', 'd', 'e']);
    expect(stream()).toEqual(['a', 'changed', 'd', 'e']);
    expect(log.storage.replace(positionOf('s', 2) + 1, () => undefined)).toBe(false);
  });

  it('leaves out what is kept for groups on everything', () => {
    log.append('$persistentsubscription-$all::g-parked', 'any', 'p');
    log.append('$persistentsubscription-s::g-parked', 'any', 'q');
    expect(all(positionOf('s', 4))).toEqual(['e', 'q']);
  });
});

describe('a filter', () => {
  const event = () => log.storage.eventAt('s', 0) as NonNullable<ReturnType<typeof log.storage.eventAt>>;

  it('looks at the beginning for prefixes and anywhere for an expression', () => {
    const named = { ...event(), stream: 'problem-7' };
    expect(filterOf('stream', { prefixes: ['x', 'prob'], regex: '' })(named)).toBe(true);
    expect(filterOf('stream', { prefixes: ['blem'], regex: '' })(named)).toBe(false);
    expect(filterOf('stream', { prefixes: [], regex: 'blem-\\d' })(named)).toBe(true);
    expect(filterOf('stream', { prefixes: [], regex: '(?i)LEM\\-\\d' })(named)).toBe(true);
    expect(filterOf('type', { prefixes: [], regex: '^t$' })(named)).toBe(true);
    expect(() => filterOf('type', { prefixes: [], regex: '(' })).toThrow(SyntaxError);
  });

  it('goes by its expression where it has both, and lets nothing through where it has neither', () => {
    expect(filterOf('stream', { prefixes: ['s'], regex: 'x' })(event())).toBe(false);
    expect(filterOf('stream', { prefixes: ['x'], regex: 's' })(event())).toBe(true);
    expect(filterOf('stream', { prefixes: [], regex: '' })(event())).toBe(false);
  });

  it('leaves out what is kept for groups on everything', () => {
    const parked = { ...event(), stream: '$persistentsubscription-$all::g-parked' };
    expect(filterOf('stream', { prefixes: ['$'], regex: '' })(parked)).toBe(false);
    expect(filterOf('type', { prefixes: [], regex: '.' })(parked)).toBe(false);
  });
});

describe('a link', () => {
  const followed = (content: string, live = false) => {
    append(log.storage, 'links', 'any', [proposed(`link ${content}`, content, '$>')], log.now);
    const link = log.storage.eventAt('links', log.storage.lastRevision('links'));
    if (!link) throw new Error('it was not written');
    const { event, link: seen } = resolveLink(log.storage, link, log.now, live);
    return [event?.id, seen !== undefined];
  };

  it('leads to its target, alone to none, and is an event like others when it cannot be read', () => {
    log.append('a@b', 'any', 'at');
    log.metadata('s', { $tb: 1 });
    expect(followed('2@s')).toEqual(['c', true]);
    expect(followed('0@a@b')).toEqual(['at', true]);
    expect(followed('0@s')).toEqual([undefined, true]);
    expect(followed('9@s')).toEqual([undefined, true]);
    expect(followed('0@none')).toEqual([undefined, true]);
    for (const unreadable of ['x@s', '@s', '1.0@s', '99999999999999999999@s', '9223372036854775808@s'])
      expect(followed(unreadable)).toEqual([`link ${unreadable}`, false]);
    expect(followed('9223372036854775807@s')).toEqual([undefined, true]);
    expect(followed(' +2 @s')).toEqual(['c', true]);
  });

  it('leads a live reader to its target or to none, also when it cannot be read', () => {
    expect(followed('2@s', true)).toEqual(['c', true]);
    for (const unreadable of ['x@s', '99999999999999999999@s', 'x', '2'])
      expect(followed(unreadable, true)).toEqual([undefined, true]);
  });
});
