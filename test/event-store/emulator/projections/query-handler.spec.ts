import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '../storage/index.js';
import { proposed } from '../testing/log-of.js';
import { definitionFault } from './definition-fault.js';
import { QueryHandler } from './query-handler.js';

const event = (type: string, data: unknown = {}, more: Partial<StoredEvent> = {}): StoredEvent => ({
  ...proposed('id-1', data, type),
  position: 64,
  stream: 's-1',
  revision: 3,
  created: 0,
  ...more,
});
const sourced = (of: StoredEvent, record = of) => ({ record, event: of, category: '' });
const faultOf = (query: string): string | undefined => definitionFault(new QueryHandler(query).definition);

/** What a query makes of events, in one partition. */
function states(query: string, ...events: readonly StoredEvent[]): readonly string[] {
  const handler = new QueryHandler(query);
  handler.load('', '');
  return events.map((of) => handler.handle('', sourced(of)).state);
}

describe('a query', () => {
  it('says what it reads', () => {
    const { definition } = new QueryHandler(`
      options({ resultStreamName: 'out', $includeLinks: true });
      fromCategory('problem').foreachStream().when({ $init() { return 0 }, a() {}, b() {} }).outputState()`);
    expect(definition).toMatchObject({
      categories: ['problem'],
      byStreams: true,
      allEvents: false,
      events: ['a', 'b'],
      producesResults: true,
      includeLinks: true,
      resultStream: 'out',
    });
    expect(new QueryHandler("fromCategories(['a', 'b'])").definition.streams).toEqual(['$ce-a', '$ce-b']);
    expect(new QueryHandler("fromStreams('a', 'b')").definition.streams).toEqual(['a', 'b']);
  });

  it.each([
    ['1 + 1', 'None of streams and categories are included'],
    ["fromAll(); fromStream('s')", 'Both FromAll and specific categories/streams cannot be set'],
    ["fromCategory('c'); fromStream('s')", 'Streams and categories cannot be included in a filter'],
    ['fromAll().when({ a() {}, $any() {} })', 'Both AllEvents and specific event filters cannot be set'],
    ['fromAll().when({ $deleted() {} })', 'only supported with foreachStream()'],
    ['options({ reorderEvents: true }); fromAll()', 'Event reordering cannot be used with fromAll()'],
  ])('cannot run: %s', (query, reason) => {
    expect(faultOf(query)).toContain(reason);
    expect(faultOf('fromAll().when({ a() {} })')).toBeUndefined();
  });

  it.each([
    ["fromStream('s').foreachStream()", 'foreachStream is not a function'],
    ['fromAll().transformBy(s => s)', 'transformBy is not a function'],
    ["options({ color: 'red' })", 'Unrecognized option: color'],
    ['options({ biState: 1 })', 'Invalid value'],
    ['fromAll(', 'Unexpected'],
    ["require('fs')", 'require is not defined'],
    ["eval('1')", 'Code generation from strings disallowed'],
    ['for (;;) {}', 'Projection script took too long to compile'],
  ])('cannot be read: %s', (query, reason) => {
    expect(() => new QueryHandler(query)).toThrow(reason);
  });
});

describe('handlers', () => {
  it('change the state or give another', () => {
    const query = `fromAll().when({
      $init() { return { n: 0 } }, add(s, e) { s.n += e.data.by }, set(s, e) { return { n: e.body.to } } })`;
    expect(states(query, event('add', { by: 2 }), event('set', { to: 9 }), event('add', { by: 1 }))).toEqual([
      '{"n":2}',
      '{"n":9}',
      '{"n":10}',
    ]);
  });

  it('leave the body as state where there is none for a type', () => {
    expect(states("fromStream('s')", event('a', { x: 1 }))).toEqual(['{"x":1}']);
  });

  it('see the event, and the link that led to it', () => {
    const of = event('a', { x: 1 }, { metadata: new TextEncoder().encode('{"m":1}') });
    const link = event('$>', '3@s-1', { metadata: new TextEncoder().encode('{"$o":"s-1"}') });
    const handler = new QueryHandler('fromAll().when({ $any(s, e) { return e } })');
    handler.load('', '');
    const { state } = handler.handle('p', { record: link, event: of, category: 'c' });
    expect(JSON.parse(state)).toEqual({
      partition: 'p',
      bodyRaw: '{"x":1}',
      metadataRaw: '{"m":1}',
      streamId: 's-1',
      eventId: 'id-1',
      eventType: 'a',
      linkMetadataRaw: '{"$o":"s-1"}',
      isJson: true,
      category: 'c',
      sequenceNumber: 3,
      body: { x: 1 },
      data: { x: 1 },
      metadata: { m: 1 },
      linkMetadata: { $o: 's-1' },
    });
  });

  it('see one body, under both its names', () => {
    const query = 'fromAll().when({ $any(s, e) { e.data.x += 1; return e.body } })';
    expect(states(query, event('a', { x: 1 }))).toEqual(['{"x":2}']);
  });

  it('get states that are of their own world', () => {
    const handler = new QueryHandler(
      'fromAll().when({ $any(s) { return { list: s.list instanceof Array, n: s.list.concat([3]).length } } })',
    );
    handler.load('{"list":[1,2]}', '');
    expect(handler.handle('', sourced(event('a'))).state).toBe('{"list":true,"n":3}');
  });

  it('emit, link and stay silent', () => {
    const handler = new QueryHandler(`fromAll().when({ $any(s, e) {
      emit('out', 'told', { a: 1 }, { m: { b: 2 } }); linkTo('links', e); linkStreamTo('all', 's'); copyTo(); log('x');
    } })`);
    handler.load('', '');
    expect(handler.handle('', sourced(event('a'))).emitted).toEqual([
      { stream: 'out', type: 'told', isJson: true, data: '{"a":1}', metadata: { m: '{"b":2}' } },
      { stream: 'links', type: '$>', isJson: false, data: '3@s-1' },
      { stream: 'all', type: '$@', isJson: false, data: 's' },
    ]);
  });

  it.each([
    ["emit('', 'a', {})", "Value cannot be null. (Parameter 'streamId')"],
    ["emit('s', 'a', 1)", "object expected (Parameter 'eventBody')"],
    ["emit('s', 'a')", 'invalid number of parameters'],
    ["linkTo('s', {})", 'Invalid link to event undefined@undefined'],
    ['e.data.x.y.z', "Cannot read properties of undefined (reading 'y')"],
    ['fromAll()', 'fromAll is not defined'],
    ['for (;;) {}', 'Projection script took too long to execute'],
    ["throw 'just so'", 'just so'],
  ])('fail: %s', (statement, reason) => {
    const query = `fromAll().when({ $any(s, e) { ${statement} } })`;
    let thrown: unknown;
    try {
      states(query, event('a'));
    } catch (error) {
      thrown = error;
    }
    expect(String((thrown as { readonly message?: string }).message ?? thrown)).toContain(reason);
  });

  it('cannot have a body that is no object', () => {
    const query = 'fromAll().when({ $any(s, e) { return e.data } })';
    expect(() => states(query, event('a', '"text"'))).toThrow('Unable to cast');
  });

  it('turn states into results', () => {
    const handler = new QueryHandler(`fromAll().when({ $any(s, e) { return e.data } })
      .filterBy(s => s.n > 1).transformBy(s => ({ twice: s.n * 2 }))`);
    handler.load('', '');
    handler.handle('', sourced(event('a', { n: 1 })));
    expect(handler.result()).toBeUndefined();
    handler.handle('', sourced(event('a', { n: 2 })));
    expect(handler.result()).toBe('{"twice":4}');
  });

  it('share a second state where there are two', () => {
    const handler = new QueryHandler(`fromAll().foreachStream().when({
      $init() { return { own: 0 } }, $initShared() { return { all: 0 } },
      $any(s) { s[0].own += 1; s[1].all += 1; return s } })`);
    handler.load('', '');
    expect(handler.handle('p', sourced(event('a')))).toMatchObject({
      state: '{"own":1}',
      shared: '{"all":1}',
    });
    handler.load('', '{"all":1}');
    expect(handler.handle('q', sourced(event('a')))).toMatchObject({
      state: '{"own":1}',
      shared: '{"all":2}',
    });
  });
});
