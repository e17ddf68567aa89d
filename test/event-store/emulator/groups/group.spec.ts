import { describe, expect, it } from '@jest/globals';
import { GroupUnderTest } from '../testing/group-of.js';

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
