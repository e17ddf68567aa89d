import { describe, expect, it } from '@jest/globals';
import { deletedRevision, type StoredEvent } from '../../storage/index.js';
import { proposed } from '../../testing/log-of.js';
import { categoryBy } from './category-of.js';
import {
  byCategory,
  byCorrelationId,
  byEventType,
  streamsByCategory,
  streamsByFirstEvent,
} from './links-of-standard.js';

const event = (stream: string, revision: number, type = 'noted', data: unknown = {}): StoredEvent => ({
  ...proposed('id', data, type),
  position: 64,
  created: 1_500,
  stream,
  revision,
});
const met = (of: StoredEvent) => ({ record: of, event: of, category: '' });
const softDelete = event('$$problem-1', 0, '$metadata', '{"$tb":9223372036854775807}');
const tombstone = event('problem-1', deletedRevision, '$streamDeleted', '');
const category = byCategory('first\r\n-');

describe('categories', () => {
  it('are told by the first or the last separator', () => {
    expect(categoryBy('first\r\n-')('a-b-c')).toBe('a');
    expect(categoryBy('last\r\n-')('a-b-c')).toBe('a-b');
    expect(categoryBy('.')('a.b.c')).toBe('a.b');
    expect(['$a-b', 'ab', '-ab'].map(categoryBy('first\n-'))).toEqual([undefined, undefined, undefined]);
  });

  it.each(['', 'middle\n-', 'first\n--', 'a\nb\nc'])('are not told by %j', (source) => {
    expect(() => categoryBy(source)).toThrow('Configuration format is');
  });
});

describe('the standard projections', () => {
  it('link by category, with the stream that it is about', () => {
    expect(category(met(event('problem-1', 2)))).toEqual({
      stream: '$ce-problem',
      type: '$>',
      isJson: false,
      data: '2@problem-1',
      metadata: { $o: '"problem-1"' },
    });
    expect(category(met(event('problem-1', 3, '$>', '7@other')))).toMatchObject({ data: '7@other' });
    expect(category(met(softDelete))).toMatchObject({
      stream: '$ce-problem',
      data: '0@$$problem-1',
      metadata: { $o: '"problem-1"', $deleted: '-1' },
    });
    expect(category(met(tombstone))).toMatchObject({ data: '9223372036854775807@problem-1' });
    expect(category(met(event('single', 0)))).toBeUndefined();
  });

  it('link by type, deletions under a name of their own', () => {
    expect(byEventType(met(event('s', 4)))).toMatchObject({ stream: '$et-noted', data: '4@s' });
    expect(byEventType(met(softDelete))).toMatchObject({ stream: '$et-$deleted', data: '0@problem-1' });
    expect(byEventType(met(event('$$s', 1, '$metadata', '{}')))).toMatchObject({
      stream: '$et-$metadata',
      data: '1@s',
    });
  });

  it('name streams by their first events', () => {
    expect(streamsByFirstEvent(met(event('s', 0)))).toMatchObject({ stream: '$streams', data: '0@s' });
    expect(streamsByFirstEvent(met(event('s', 1)))).toBeUndefined();
    const byName = streamsByCategory('first\r\n-');
    expect(byName(met(event('c-1', 0)))).toMatchObject({ stream: '$category-c', type: '$@', data: 'c-1' });
    expect(byName(met(event('c-1', 1)))).toBeUndefined();
  });

  it('link by what the metadata names as correlation', () => {
    const metadata = new TextEncoder().encode('{"$correlationId":"c7","case":"k1"}');
    const of = { ...event('s', 1), metadata };
    expect(byCorrelationId('')(met(of))).toMatchObject({
      stream: '$bc-c7',
      data: '1@s',
      metadata: { $eventTimestamp: '"1970-01-01T00:00:01.500000Z"' },
    });
    expect(byCorrelationId('{"correlationIdProperty":"case"}')(met(of))).toMatchObject({ stream: '$bc-k1' });
    expect(byCorrelationId('')(met(event('s', 1)))).toBeUndefined();
    expect(() => byCorrelationId('{}')).toThrow('correlationIdProperty');
  });
});
