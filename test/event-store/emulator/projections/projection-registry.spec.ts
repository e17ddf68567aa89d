import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { softDelete, tombstone } from '../storage/index.js';
import { ProjectionsUnderTest } from '../testing/projections-under-test.js';
import { statisticsOf } from './statistics.js';

let given: ProjectionsUnderTest;

beforeEach(() => {
  given = new ProjectionsUnderTest();
});

afterEach(async () => {
  await Promise.all(given.registry.list().map((projection) => projection.halt(false)));
});

const counting = `fromStream('s').when({ $init() { return 0 }, counted(n) { return n + 1 } })`;
const telling = `fromStream('s').when({ counted(s, e) { emit('told', 'heard', { n: e.data.n }) } })`;
const create = (name: string, query: string, emitEnabled = false) =>
  given.registry.create({ mode: 'Continuous', name, query, emitEnabled });
const stateOf = (name: string, partition = '') => given.registry.find(name)?.partition(partition).state;
const find = (name: string) => {
  const found = given.registry.find(name);
  if (!found) throw new Error(`${name} is not there`);
  return found;
};
const count = (...numbers: readonly number[]): void => {
  for (const n of numbers) given.event('s', 'counted', { n });
};
const told = (): readonly string[] => given.read('told').map(([, data]) => data);

describe('a node', () => {
  it('has five projections that stand still, and nothing in its log nor anybody listening for them', () => {
    expect(given.registry.list().map(({ name }) => `${name}: ${given.statusOf(name)}`)).toEqual([
      '$streams: Stopped',
      '$stream_by_category: Stopped',
      '$by_category: Stopped',
      '$by_event_type: Stopped',
      '$by_correlation_id: Stopped',
    ]);
    expect(given.storage.length).toBe(0);
    expect(given.listening).toBe(0);
  });

  it('listens only as long as one of them runs', async () => {
    await find('$by_category').enable();
    expect(given.listening).toBe(1);
    await find('$by_category').disable();
    expect(given.listening).toBe(0);
  });

  it('registers each, and none twice', async () => {
    expect(await Promise.all([create('p', counting), create('p', counting)])).toEqual(['done', 'Conflict']);
    expect(await create(' ', counting)).toBe('OperationFailed');
    expect(given.read('$projections-$all').map(([type, data]) => `${type} ${data}`)).toEqual([
      '$ProjectionsInitialized ',
      '$ProjectionCreated $streams',
      '$ProjectionCreated $stream_by_category',
      '$ProjectionCreated $by_category',
      '$ProjectionCreated $by_event_type',
      '$ProjectionCreated $by_correlation_id',
      '$ProjectionCreated p',
    ]);
  });
});

describe('a projection', () => {
  it('takes in what is there and what comes', async () => {
    count(1, 2);
    await create('p', counting);
    await given.settled();
    expect(stateOf('p')).toBe('2');
    count(3);
    await given.settled();
    expect(stateOf('p')).toBe('3');
    expect(statisticsOf(find('p'))).toMatchObject({
      status: 'Running',
      position: 's: 2',
      progress: 100,
      eventsProcessed: 3,
      version: 0,
      epoch: -1,
    });
  });

  it('looks later for what is written while it takes in what is there', async () => {
    const until = async (state: string): Promise<void> => {
      while (stateOf('p') !== state) await new Promise((resolve) => setImmediate(resolve));
    };
    count(...Array(600).keys());
    await create('p', counting);
    await until('200');
    count(601);
    await until('600');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(stateOf('p')).toBe('600');
    await given.settled();
    expect(stateOf('p')).toBe('601');
  });

  it('goes on from its checkpoint when it was disabled, and does again what it did since when it was aborted', async () => {
    count(1, 2);
    await create('p', counting);
    await given.settled();
    await find('p').disable();
    expect(given.statusOf('p')).toBe('Stopped');
    expect(statisticsOf(find('p')).lastCheckpoint).toBe('s: 1');
    count(3);
    await find('p').enable();
    await given.settled();
    expect([stateOf('p'), statisticsOf(find('p')).eventsProcessed]).toEqual(['3', 1]);
    await find('p').abort();
    expect(given.statusOf('p')).toBe('Aborted/Stopped');
    expect(stateOf('p')).toBe('3');
    await find('p').enable();
    await given.settled();
    expect([stateOf('p'), statisticsOf(find('p')).eventsProcessed]).toEqual(['3', 1]);
  });

  it('writes a checkpoint every four thousand events', async () => {
    await create('p', counting);
    count(...Array(3_999).keys());
    await given.settled();
    expect(statisticsOf(find('p')).lastCheckpoint).toBe('');
    count(1);
    await given.settled();
    expect(statisticsOf(find('p')).lastCheckpoint).toBe('s: 3999');
  });

  it('goes on in each of several streams where it was', async () => {
    await create('p', `fromStreams('s', 't').when({ $init() { return 0 }, counted(n) { return n + 1 } })`);
    given.event('t', 'counted');
    count(1, 2);
    await given.settled();
    await find('p').disable();
    given.event('t', 'counted');
    await find('p').enable();
    await given.settled();
    expect([stateOf('p'), statisticsOf(find('p')).position]).toEqual(['4', 's: 1; t: 1; ']);
  });

  it('emits nothing twice, though it begins anew', async () => {
    count(1, 2);
    await create('p', telling, true);
    await given.settled();
    count(3);
    await given.settled();
    await given.registry.restart();
    await given.settled();
    count(4);
    await given.settled();
    expect(told()).toEqual(['{"n":1}', '{"n":2}', '{"n":3}', '{"n":4}']);
    expect(given.metadataOf('told')[3]).toMatchObject({ $v: '6:-1:0:4', $s: { s: 3 } });
  });

  it('emits anew once it was reset, and hides what it emitted before', async () => {
    count(1, 2);
    await create('p', telling, true);
    await given.settled();
    await find('p').reset();
    await given.settled();
    expect(told()).toEqual(['{"n":1}', '{"n":2}', '{"n":1}', '{"n":2}']);
    expect(given.storage.metadataOf('told').truncateBefore).toBe(2);
    expect(statisticsOf(find('p'))).toMatchObject({ epoch: 1, version: 1 });
  });

  it('gets another query without a gap', async () => {
    count(1);
    await create('p', counting);
    await given.settled();
    await find('p').update(`fromStream('s').when({ counted(n) { return n + 10 } })`, undefined);
    count(2);
    await given.settled();
    expect(stateOf('p')).toBe('11');
  });

  it('holds a state for each partition', async () => {
    for (const [stream, type] of [
      ['c-1', 'a'],
      ['c-2', 'a'],
      ['c-1', 'a'],
    ] as const)
      given.event(stream, type);
    await find('$by_category').enable();
    await create(
      'p',
      `fromCategory('c').foreachStream().when({ $init() { return { n: 0 } }, a(s) { s.n++ } })`,
    );
    await given.settled();
    expect([stateOf('p', 'c-1'), stateOf('p', 'c-2'), stateOf('p')]).toEqual(['{"n":2}', '{"n":1}', '']);
    await find('p').disable();
    await given.registry.restart();
    expect([stateOf('p', 'c-1'), stateOf('p', 'c-3')]).toEqual(['{"n":2}', '']);
  });

  it('counts a link to the stream that it was written to', async () => {
    await find('$by_category').enable();
    await create('links', `fromStream('s').when({ $any(s, e) { linkTo('unit-' + e.data.unit, e) } })`, true);
    await create(
      'p',
      `fromCategory('unit').foreachStream().when({ $init() { return 0 }, a(n) { return n + 1 } })`,
    );
    for (const unit of ['x', 'y', 'x']) given.event('s', 'a', { unit });
    await given.settled();
    expect(['unit-x', 'unit-y', 's'].map((partition) => stateOf('p', partition))).toEqual(['2', '1', '']);
  });

  it('makes a partition once, even one whose state is nothing', async () => {
    const query = `fromAll().foreachStream().when({ $init() { return null }, $created() { emit('$born', 'b', {}) }, a() {} })`;
    await create('p', query, true);
    given.event('s', 'a');
    given.event('s', 'a');
    await given.settled();
    expect(given.read('$born')).toHaveLength(1);
  });

  it('divides by what the query says, and passes by what has no partition', async () => {
    const query = `fromAll().partitionBy(e => e.data.unit).when({ $init() { return 0 }, a(n) { return n + 1 } })`;
    await create('p', query);
    for (const unit of ['x', 'y', 'x', undefined, 7]) given.event('s', 'a', { unit });
    await given.settled();
    expect(['x', 'y', '7'].map((unit) => stateOf('p', unit))).toEqual(['2', '1', '1']);
  });

  it('learns that a stream was deleted', async () => {
    given.event('c-1', 'a');
    const query = `fromAll().foreachStream().when({ $init() { return {} }, a(s) { s.seen = true }, $deleted(s) { s.gone = true } })`;
    await create('p', query);
    await given.settled();
    softDelete(given.storage, 'c-1', 'any', 2_000);
    given.event('c-2', 'a');
    tombstone(given.storage, 'c-2', 'any', 2_000);
    given.event('c-3', 'a');
    await given.settled();
    expect(stateOf('p', 'c-1')).toBe('{"seen":true,"gone":true}');
    expect(stateOf('p', 'c-2')).toBe('{"seen":true,"gone":true}');
  });

  it('writes its states as results, by partition with links', async () => {
    const query = `fromAll().foreachStream().when({ $init() { return { n: 0 } }, a(s) { s.n++ } }).outputState()`;
    await create('p', query);
    for (const stream of ['x', 'y', 'x']) given.event(stream, 'a');
    await given.settled();
    expect(given.read('$projections-p-x-result')).toEqual([
      ['Result', '{"n":1}'],
      ['Result', '{"n":2}'],
    ]);
    expect(given.read('$projections-p-result').map(([, data]) => data)).toEqual([
      '0@$projections-p-x-result',
      '0@$projections-p-y-result',
      '1@$projections-p-x-result',
    ]);
    expect(given.read('$projections-p-partitions')).toEqual([
      ['$partition', 'x'],
      ['$partition', 'y'],
    ]);
  });

  it('that is to read once ends with its results', async () => {
    count(1, 2);
    await given.registry.create({ mode: 'Transient', name: 'q', query: counting });
    await given.registry.create({ mode: 'OneTime', query: counting });
    await given.settled();
    expect(given.registry.list('OneTime')).toHaveLength(1);
    expect(given.statusOf('q')).toBe('Completed');
    expect(given.read('$projections-q-result')).toEqual([['Result', '2']]);
    await given.registry.restart();
    expect(given.statusOf('q')).toBe('absent');
    expect(given.registry.list('OneTime')).toHaveLength(1);
  });
});

describe('a projection faults', () => {
  const reasonOf = (name: string): string => statisticsOf(find(name)).stateReason;

  it('when its query cannot be read, until it gets another', async () => {
    await create('p', 'fromAll(');
    expect(given.statusOf('p')).toBe('Faulted');
    expect(reasonOf('p')).toMatch(/Unexpected/);
    await find('p').update(counting, undefined);
    expect(given.statusOf('p')).toBe('Running');
  });

  it('when a handler throws, at that event', async () => {
    await create(
      'p',
      `fromStream('s').when({ $init() { return 0 }, counted(n, e) { if (e.data.n > 1) throw Error('too many'); return 1 } })`,
    );
    count(1, 2, 3);
    await given.settled();
    expect(given.statusOf('p')).toBe('Faulted (Enabled)');
    expect(reasonOf('p')).toBe(
      'The p projection failed to process an event.\r\nHandler: EventStore.Projections.Core.Services.Interpreted.JintProjectionStateHandler\r\nEvent Position: s: 1\r\n\r\nMessage:\r\n\r\ntoo many',
    );
    expect([stateOf('p'), statisticsOf(find('p')).position]).toEqual(['1', 's: 0']);
    expect(statisticsOf(find('p')).lastCheckpoint).toBe('s: 0');
  });

  it('when it emits and may not', async () => {
    await create('p', telling);
    count(1);
    await given.settled();
    expect(reasonOf('p')).toBe("'emit' is not allowed by the projection/configuration/mode");
    expect(told()).toEqual([]);
  });

  it.each([
    [
      'somebody else wrote to the stream',
      () => given.event('told', 'heard'),
      'has been written to from the outside',
    ],
    [
      'the stream is gone',
      () => {
        given.event('told', 'heard');
        tombstone(given.storage, 'told', 'any', 2_000);
      },
      'is deleted. Cannot emit events to it',
    ],
  ])('when %s', async (_case, before, reason) => {
    before();
    count(1);
    await create('p', telling, true);
    await given.settled();
    expect(reasonOf('p')).toContain(reason);
  });

  it('when another one emits to the same stream', async () => {
    count(1);
    await create('p', telling, true);
    await given.settled();
    await create('q', telling, true);
    await given.settled();
    expect(reasonOf('q')).toContain('Multiple projections emitting to the same stream detected');
    expect(told()).toHaveLength(1);
  });
});

describe('what is deleted', () => {
  it('has to stand still and to be nobody else', async () => {
    const everything = { checkpoint: true, emitted: true };
    await create('p', counting);
    expect(await given.registry.delete('p', everything)).toBe('OperationFailed');
    expect(await given.registry.delete('$streams', everything)).toBe('OperationFailed');
    expect(await given.registry.delete('q', everything)).toBe('NotFound');
    await find('p').disable();
    expect(await given.registry.delete('p', everything)).toBe('done');
    await given.registry.restart();
    expect(given.statusOf('p')).toBe('absent');
  });

  it('takes along its checkpoint and what it emitted, where it was asked to', async () => {
    const all = { emitEnabled: true, trackEmittedStreams: true };
    await given.registry.create({ mode: 'Continuous', name: 'p', query: telling, ...all });
    count(1);
    await given.settled();
    expect(given.read('$projections-p-emittedstreams')).toEqual([['$StreamTracked', 'told']]);
    await find('p').disable();
    expect(given.read('$projections-p-checkpoint')).toHaveLength(1);
    await given.registry.delete('p', { checkpoint: true, emitted: true });
    for (const stream of ['told', '$projections-p-checkpoint', '$projections-p-emittedstreams'])
      expect([stream, given.storage.isSoftDeleted(stream)]).toEqual([stream, true]);
  });
});
