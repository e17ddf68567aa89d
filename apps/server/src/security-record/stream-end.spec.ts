import { describe, expect, it } from '@jest/globals';
import { type EventLog, type NewEvent, WrongExpectedRevision } from '@xiaohao/event-log';
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
});
