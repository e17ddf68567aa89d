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
