import { describe, expect, it } from '@jest/globals';
import { type AggregateKind, Aggregates } from '@xiaohao/command-handling';
import type { Decider } from '@xiaohao/deciding';
import type { EventLog, RecordedEvent } from '@xiaohao/event-log';

interface Counted {
  readonly type: 'Counted';
  readonly data: Record<string, never>;
}
const decider: Decider<unknown, Counted, number, undefined> = {
  initial: 0,
  decide: () => [],
  evolve: (state) => state + 1,
};
const counter: AggregateKind<unknown, Counted, number, undefined> = {
  name: 'counter',
  decider,
  stream: (id) => `counter-${id}`,
  schemaVersions: { Counted: 1 },
};

/** A log whose streams are as long as their names say; it notes what was read. */
function longStreams() {
  const read: string[] = [];
  const readStream = async (stream: string) => {
    read.push(stream);
    const length = Number(stream.split('-')[1]);
    const metadata = {
      actor: { kind: 'person', id: 'somebody' },
      recordedAt: '2026-03-02T04:00:00.000Z',
      schemaVersion: 1,
    };
    const events = Array.from({ length }, (_, at) => ({
      type: 'Counted',
      data: {},
      metadata,
      revision: String(at),
    }));
    return { events: events as unknown as readonly RecordedEvent[], exists: true };
  };
  return { read, log: { readStream } as unknown as EventLog };
}

describe('the aggregates in memory', () => {
  it('are as many as their weight allows, the last used ones', async () => {
    const { read, log } = longStreams();
    const aggregates = new Aggregates(log, { cachedKilobytes: 12 });
    await aggregates.load(counter, '5');
    await aggregates.load(counter, '4');
    await aggregates.load(counter, '5');
    expect(read).toEqual(['counter-5', 'counter-4']);
    await aggregates.load(counter, '3');
    expect((await aggregates.load(counter, '5')).state).toBe(5);
    expect(read).toEqual(['counter-5', 'counter-4', 'counter-3']);
    await aggregates.load(counter, '4');
    expect(read.at(-1)).toBe('counter-4');
  });

  it('are never one that is larger than all of it, which is read each time', async () => {
    const { read, log } = longStreams();
    const aggregates = new Aggregates(log, { cachedKilobytes: 12 });
    expect((await aggregates.load(counter, '20')).state).toBe(20);
    expect((await aggregates.load(counter, '20')).state).toBe(20);
    expect(read).toEqual(['counter-20', 'counter-20']);
  });

  it('stay where most of many events have left no trace in them', async () => {
    const { read, log } = longStreams();
    const aggregates = new Aggregates(log, { cachedKilobytes: 12 });
    for (const stream of ['300', '2000', '300', '2000']) await aggregates.load(counter, stream);
    expect(read).toEqual(['counter-300', 'counter-2000']);
  });

  it('fall out where many events have made them large', async () => {
    const { read, log } = longStreams();
    const keeping: AggregateKind<unknown, Counted, readonly string[], undefined> = {
      ...counter,
      decider: {
        initial: [],
        decide: () => [],
        evolve: (state) => [...state, `one of the ${state.length} before it`],
      },
    };
    const aggregates = new Aggregates(log, { cachedKilobytes: 12 });
    for (const stream of ['300', '400', '300']) await aggregates.load(keeping, stream);
    expect(read).toEqual(['counter-300', 'counter-400', 'counter-300']);
  });

  it('are not made of a stream that was cut', async () => {
    const { log } = longStreams();
    const cut = {
      readStream: async (stream: string) => {
        const { events, exists } = await log.readStream(stream);
        return { events: events.slice(2), exists };
      },
    } as unknown as EventLog;
    const aggregates = new Aggregates(cut);
    const unreadable = expect.objectContaining({ name: 'StreamUnreadable', revision: '0' });
    await expect(aggregates.load(counter, '5')).rejects.toEqual(unreadable);
    await expect(aggregates.loadAt(counter, '5', '3')).rejects.toEqual(unreadable);
    await expect(aggregates.along(counter, '5')).rejects.toEqual(unreadable);
  });

  it('are read anew where the event that they stand at is not there any more', async () => {
    const { log } = longStreams();
    const asked: (string | undefined)[] = [];
    const growing = {
      readStream: async (_: string, { from }: { readonly from?: string } = {}) => {
        asked.push(from);
        const { events, exists } = await log.readStream(asked.length === 1 ? 'counter-5' : 'counter-9');
        return { events: from === undefined ? events : events.slice(Number(from) + 2), exists };
      },
    } as unknown as EventLog;
    const aggregates = new Aggregates(growing);
    await aggregates.load(counter, '5');
    aggregates.grew('counter-5', '8');
    expect((await aggregates.load(counter, '5')).state).toBe(9);
    expect(asked).toEqual([undefined, '4', undefined]);
  });
});
