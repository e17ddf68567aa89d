import { describe, expect, it } from '@jest/globals';
import { tombstone } from '../storage/index.js';
import { GroupUnderTest } from '../testing/group-of.js';
import { LogUnderTest } from '../testing/log-of.js';

const checkpoints = '$persistentsubscription-s::g-checkpoint';
const parked = (stream: string): string => `$persistentsubscription-${stream}::g-parked`;

describe('a reply', () => {
  it('to stop is the end of the event as well, also when time runs out', async () => {
    const group = new GroupUnderTest();
    const consumer = group.join();
    group.append('a', 'b');
    consumer.nack('stop', 'a');
    await group.after(60_000);
    expect(consumer.seen).toEqual(['a', 'b', 'b again']);
  });

  it.each(['ack', 'skip', 'retry'] as const)('counts from any consumer of the group: %s', async (reply) => {
    const group = new GroupUnderTest();
    const [one, other] = [group.join(1), group.join(1)];
    group.append('a', 'b', 'c');
    if (reply === 'ack') other.ack('a');
    else other.nack(reply, 'a');
    expect(one.seen).toEqual(['a', reply === 'retry' ? 'a again' : 'c']);
    expect(other.seen).toEqual(['b']);
  });
});

describe('an event that nobody replies to', () => {
  it('goes from consumers that leave to the next, however often it was tried', () => {
    const group = new GroupUnderTest({ maxRetryCount: 0 });
    const first = group.join();
    group.append('a');
    first.leave();
    const second = group.join();
    second.leave();
    expect([...first.seen, ...second.seen, ...group.join().seen]).toEqual(['a', 'a again', 'a again again']);
    expect(group.group.parking.count).toBe(0);
  });

  it('is tried again at each tick when there is no time for a reply, and parked then', async () => {
    const group = new GroupUnderTest({ messageTimeout: 0, maxRetryCount: 1 });
    const consumer = group.join();
    group.append('a');
    await group.after(0);
    expect(consumer.seen).toEqual(['a', 'a again']);
    await group.after(0);
    expect(consumer.seen).toEqual(['a', 'a again']);
    expect(group.group.parking.count).toBe(1);
  });
});

describe('a checkpoint', () => {
  it('is due at the first tick, and then after its time', async () => {
    const group = new GroupUnderTest({ checkPointAfter: 10_000 });
    const consumer = group.join();
    group.append('a', 'b', 'c');
    consumer.ack('a');
    await group.after(0);
    consumer.ack('b');
    await group.after(1_000);
    expect(group.written(checkpoints)).toEqual(['"0"']);
    await group.after(10_001);
    expect(group.written(checkpoints)).toEqual(['"0"', '"1"']);
    expect(group.written(`$$${checkpoints}`)).toEqual([]);
  });

  it('is never due by the clock when it has no time, only by what has come together', async () => {
    const group = new GroupUnderTest({ checkPointAfter: 0, maxCheckPointCount: 2 });
    const consumer = group.join();
    group.append('a', 'b');
    consumer.ack('a');
    await group.after(60_000);
    expect(group.written(checkpoints)).toEqual([]);
    consumer.ack('b');
    expect(group.written(checkpoints)).toEqual(['"1"']);
  });
});

describe('what is parked', () => {
  it('is noted with its revision, unless that is the first', async () => {
    const group = new GroupUnderTest();
    const consumer = group.join();
    group.append('a', 'b');
    consumer.nack('park', 'a', 'b');
    await group.after(0);
    const noted = group.noted(parked('s')).map((about) => /"subscriptionEventNumber":(\d+)/.exec(about)?.[1]);
    expect(noted).toEqual([undefined, '1']);
  });

  it('may be a tombstone, whose revision is the largest', async () => {
    const group = new GroupUnderTest({}, '$all');
    group.log.append('gone', 'any', 'a');
    tombstone(group.log.storage, 'gone', 'any', group.log.now);
    const consumer = group.join();
    const id = consumer.seen.at(-1) ?? '';
    consumer.nack('park', id);
    await group.after(0);
    expect(group.written(parked('$all'))).toEqual(['9223372036854775807@gone']);
    expect(group.noted(parked('$all'))).toEqual([
      expect.stringMatching(/"reason":.*,"subscriptionEventNumber":9223372036854775807\}$/),
    ]);
  });

  it('is administrators’ alone once some of it was replayed', async () => {
    const group = new GroupUnderTest();
    const consumer = group.join();
    group.append('a');
    consumer.nack('park', 'a');
    await group.after(0);
    await group.group.replay(9);
    const mine = '$admins';
    expect(group.written(`$$${parked('s')}`).map((json) => JSON.parse(json))).toEqual([
      { $tb: 1, $acl: { $r: mine, $w: mine, $d: mine, $mr: mine, $mw: mine } },
    ]);
  });
});

describe('a stream that was deleted for ever', () => {
  const deleted = (): LogUnderTest => {
    const log = new LogUnderTest();
    log.append('s', 'any', 'a');
    tombstone(log.storage, 's', 'any', log.now);
    return log;
  };

  it('keeps no consumer of a group that would read it', () => {
    const consumer = new GroupUnderTest({}, 's', deleted()).join();
    expect([consumer.dropped, consumer.seen]).toEqual([true, []]);
  });

  it('keeps those of a group that waits for what comes, or had read it all', () => {
    expect(new GroupUnderTest({ startFrom: 'end' }, 's', deleted()).join().dropped).toBe(false);
    const group = new GroupUnderTest();
    const consumer = group.join();
    group.append('a');
    tombstone(group.log.storage, 's', 'any', group.log.now);
    group.group.push();
    expect([consumer.dropped, consumer.seen.length]).toEqual([false, 2]);
  });
});
