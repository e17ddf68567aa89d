import { describe, expect, it } from '@jest/globals';
import { type EventLog, LogUnavailable, type NewEvent, WrongExpectedRevision } from '@xiaohao/event-log';
import { SignerLease } from './signer-lease.js';

const revisionOf = (events: readonly NewEvent[]): string =>
  events.length === 0 ? 'absent' : String(events.length - 1);

/** A log whose events can be taken away again, as from a store that was set back. */
const logOf = (events: NewEvent[]) =>
  ({
    readStream: async () => ({
      events: events.slice(-1).map((event) => ({ ...event, revision: revisionOf(events) })),
    }),
    append: async (stream: string, expected: string, added: readonly NewEvent[]) => {
      const revision = revisionOf(events);
      if (expected !== revision) throw new WrongExpectedRevision(stream, expected, revision);
      events.push(...added);
      return { position: revisionOf(events) };
    },
  }) as unknown as EventLog;

describe('the lease in a store that is behind what was seen of it', () => {
  const now = () => '2026-01-01T00:00:00.000Z';
  const node = (events: NewEvent[], name: string) =>
    new SignerLease(logOf(events), name, now, () => undefined);

  it.each(['a', 'b'])(
    'is not written by a node that knows more, be it %s, until that is there again',
    async (who) => {
      const events: NewEvent[] = [];
      await node(events, 'a').hold();
      const nodes = { a: node(events, 'a'), b: node(events, 'b') };
      expect(await nodes.a.hold()).toMatchObject({ held: true, number: 2 });
      expect(await nodes.b.hold()).toMatchObject({ held: false, node: 'a' });
      const one = nodes[who as 'a' | 'b'];
      for (const left of [1, 0]) {
        const lost = events.splice(left);
        await expect(one.hold()).rejects.toBeInstanceOf(LogUnavailable);
        expect(events).toHaveLength(left);
        events.push(...lost);
      }
      expect((await one.hold()).held).toBe(who === 'a');
      expect(events).toHaveLength(2);
    },
  );
});
