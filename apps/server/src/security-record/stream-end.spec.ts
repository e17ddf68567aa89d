import { describe, expect, it } from '@jest/globals';
import {
  type EventLog,
  EventUnreadable,
  type NewEvent,
  StreamDeleted,
  WrongExpectedRevision,
} from '@xiaohao/event-log';
import { StreamEnd } from './stream-end.js';

const event = (id: string): NewEvent => ({ id, type: 'T', data: {}, metadata: {} as NewEvent['metadata'] });

describe('the end of a stream that several nodes write', () => {
  it('is looked up again as often as another one was there first', async () => {
    const ids: string[] = [];
    let others = 3;
    const log = {
      readStream: async () => ({
        events: ids.length === 0 ? [] : [{ revision: String(ids.length - 1) }],
        exists: true,
      }),
      append: async (stream: string, expected: string, events: readonly NewEvent[]) => {
        if (others > 0) {
          others -= 1;
          ids.push(`other-${others}`);
        }
        const actual = ids.length === 0 ? 'absent' : String(ids.length - 1);
        if (actual !== expected) throw new WrongExpectedRevision(stream, expected, actual);
        ids.push(...events.map(({ id }) => id));
        return { revision: String(ids.length - 1), position: String(ids.length), repeated: false };
      },
    };
    const end = new StreamEnd(log as unknown as EventLog, () => undefined);
    await end.append('s', [event('mine')]);
    await end.append('s', [event('mine too')]);
    expect(ids).toEqual(['other-2', 'other-1', 'other-0', 'mine', 'mine too']);
  });

  it('is behind an event that nobody can read', async () => {
    const expected: string[] = [];
    const log = {
      readStream: async () => {
        throw new EventUnreadable('s', '7');
      },
      append: async (_: string, at: string) => {
        expected.push(at);
        return { revision: '8', position: '9', repeated: false };
      },
    };
    await new StreamEnd(log as unknown as EventLog, () => undefined).append('s', [event('mine')]);
    expect(expected).toEqual(['7']);
  });

  it('of a stream that was deleted keeps nothing from another', async () => {
    const taken: string[] = [];
    const log = {
      readStream: async () => ({ events: [], exists: false }),
      append: async (stream: string) => {
        if (stream === 'deleted') throw new StreamDeleted('gone');
        taken.push(stream);
        return { revision: '0', position: '1', repeated: false };
      },
    };
    const end = new StreamEnd(log as unknown as EventLog, () => undefined);
    await expect(end.append('deleted', [event('lost')])).rejects.toThrow(StreamDeleted);
    await end.append('next', [event('mine')]);
    expect(taken).toEqual(['next']);
  });
});
