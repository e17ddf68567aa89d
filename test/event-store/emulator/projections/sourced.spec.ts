import { beforeEach, describe, expect, it } from '@jest/globals';
import { append, softDelete } from '../storage/index.js';
import { LogUnderTest, proposed } from '../testing/log-of.js';
import { emptyDefinition, type QueryDefinition } from './query-definition.js';
import { sourcingOf } from './sourced.js';

let log: LogUnderTest;

beforeEach(() => {
  log = new LogUnderTest();
});

const write = (stream: string, type: string, data: unknown = {}): void => {
  log.now += 1;
  append(log.storage, stream, 'any', [proposed(`${type}-${log.now}`, data, type)], log.now);
};

/** What of the log gets through, in order. */
function taken(definition: Partial<QueryDefinition>): readonly string[] {
  const sourcing = sourcingOf({ ...emptyDefinition, ...definition });
  const found: string[] = [];
  for (let index = 0; index < log.storage.length; index += 1) {
    const record = log.storage.at(index);
    const sourced = record && sourcing(log.storage, record, log.now);
    if (!sourced) continue;
    if ('deleted' in sourced) found.push(`deleted ${sourced.deleted}`);
    else
      found.push(
        `${sourced.event.type} ${sourced.event.stream}${sourced.category && ` of ${sourced.category}`}`,
      );
  }
  return found;
}

const everything = { allStreams: true };
const types = { allEvents: false, events: ['a'] };

describe('from everything', () => {
  it('come the events of users and the metadata of their streams, no links', () => {
    write('s', 'a');
    write('$sys', 'a');
    write('$$s', '$metadata');
    write('$$$sys', '$metadata');
    write('s', '$>', '0@s');
    expect(taken(everything)).toEqual(['a s', '$metadata $$s']);
    expect(taken({ ...everything, includeLinks: true })).toEqual(['a s', '$metadata $$s', '$> s']);
  });

  it('come named types alone, where they are named', () => {
    write('s', 'a');
    write('s', 'b');
    write('$sys', 'a');
    expect(taken({ ...everything, ...types })).toEqual(['a s']);
  });

  it('comes no event that says it is JSON and is not', () => {
    write('s', 'a', 'no JSON');
    write('s', 'a', '');
    write('s', 'a');
    append(log.storage, 's', 'any', [{ ...proposed('id', 'bytes', 'a'), isJson: false }], log.now);
    expect(taken(everything)).toEqual(['a s', 'a s']);
  });

  it('comes a deletion as an event, or as what it is where that is asked for', () => {
    write('s', 'a');
    softDelete(log.storage, 's', 'any', log.now);
    expect(taken(everything)).toEqual(['a s', '$metadata $$s']);
    expect(taken({ ...everything, handlesDeletes: true })).toEqual(['a s', 'deleted s']);
    expect(taken({ ...everything, ...types, handlesDeletes: true })).toEqual(['a s', 'deleted s']);
  });
});

describe('from streams', () => {
  it('come their events and what their links lead to', () => {
    write('s', 'a');
    write('t', 'a');
    write('links', '$>', '0@t');
    write('links', '$>', '7@t');
    write('links', 'b');
    expect(taken({ streams: ['s', 'links'] })).toEqual(['a s', 'a t', 'b links']);
    expect(taken({ streams: ['s', 'links'], ...types })).toEqual(['a s', 'a t']);
  });

  it('comes nothing that their metadata hides', () => {
    write('s', 'a');
    write('s', 'b');
    log.metadata('s', { $tb: 1 });
    expect(taken({ streams: ['s'] })).toEqual(['b s']);
  });
});

describe('from a category', () => {
  it('come links alone, and deletions where they are asked for', () => {
    write('c-1', 'a');
    write('$ce-c', '$>', '0@c-1');
    write('$ce-c', 'a');
    write('$$c-2', '$metadata', '{"$tb":9223372036854775807}');
    softDelete(log.storage, 'c-1', 'any', log.now);
    write('$ce-c', '$>', '0@$$c-1');
    expect(taken({ categories: ['c'] })).toEqual([]);
    expect(taken({ categories: ['c'], handlesDeletes: true })).toEqual(['deleted c-1']);
    write('c-3', 'a');
    write('$ce-c', '$>', '0@c-3');
    expect(taken({ categories: ['c'] })).toEqual(['a c-3 of c']);
  });
});
