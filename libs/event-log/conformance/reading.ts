import { expect, it } from '@jest/globals';
import { comparePositions, type EventLog, type RecordedEvent } from '@xiaohao/event-log';
import { freshStream, newEvents } from './new-events.js';
import { type OpenLog, using } from './open-log.js';

const numbers = (events: readonly RecordedEvent[]): readonly unknown[] =>
  events.map((event) => event.data.number);

const streamOfTen = async (log: EventLog): Promise<string> => {
  const stream = freshStream();
  await log.append(stream, 'absent', newEvents(10));
  return stream;
};

export const reading = (open: OpenLog): void => {
  it(
    'reads a stream forward from a revision, that one included, up to a limit',
    using(open, async (log) => {
      const stream = await streamOfTen(log);
      const whole = await log.readStream(stream);
      expect(numbers(whole.events)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      expect(whole.events.map((event) => event.revision)).toEqual([...'0123456789']);
      expect(numbers((await log.readStream(stream, { from: '7' })).events)).toEqual([7, 8, 9]);
      expect(numbers((await log.readStream(stream, { from: '2', limit: 3 })).events)).toEqual([2, 3, 4]);
      expect(await log.readStream(stream, { from: '10' })).toEqual({ events: [], exists: true });
    }),
  );

  it(
    'reads a stream backward, from its end or from a revision',
    using(open, async (log) => {
      const stream = await streamOfTen(log);
      const last = await log.readStream(stream, { direction: 'backward', limit: 2 });
      const earlier = await log.readStream(stream, { direction: 'backward', from: '3' });
      expect(numbers(last.events)).toEqual([9, 8]);
      expect(numbers(earlier.events)).toEqual([3, 2, 1, 0]);
    }),
  );

  it(
    'tells a stream that was never written from one that has nothing to show',
    using(open, async (log) => {
      const stream = await streamOfTen(log);
      expect(await log.readStream(freshStream())).toEqual({ events: [], exists: false });
      expect(await log.readStream(stream, { limit: 0 })).toEqual({ events: [], exists: true });
    }),
  );

  it(
    'refuses what is no place and no limit at once',
    using(open, async (log) => {
      const stream = await streamOfTen(log);
      for (const place of ['', '0x1', '1e3', '-1', '01', ' 1', '1.0', 'abc']) {
        for (const direction of ['forward', 'backward'] as const)
          await expect(log.readStream(stream, { from: place, direction })).rejects.toThrow(RangeError);
        await expect(log.readAll({ after: place, limit: 1 })).rejects.toThrow(RangeError);
      }
      for (const limit of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
        await expect(log.readStream(stream, { limit })).rejects.toThrow(RangeError);
        await expect(log.readAll({ limit })).rejects.toThrow(RangeError);
      }
      expect(await log.readAll({ limit: 0 })).toEqual([]);
    }),
  );

  it(
    'knows no stream by a name that no stream can have',
    using(open, async (log) => {
      for (const name of ['$all', '$settings', '$$conformance', '', 'a b', 'x'.repeat(513)])
        expect(await log.readStream(name)).toEqual({ events: [], exists: false });
    }),
  );

  it(
    'reads the whole log after a position, in the order of positions, and ends at its head',
    using(open, async (log) => {
      const start = await log.append(freshStream(), 'absent', newEvents(1));
      const one = await streamOfTen(log);
      const other = await streamOfTen(log);
      let after = start.position;
      const read: RecordedEvent[] = [];
      for (;;) {
        const page = await log.readAll({ after, limit: 3 });
        const last = page.at(-1);
        if (!last) break;
        expect(page.length).toBeLessThanOrEqual(3);
        for (const event of page) {
          expect(comparePositions(event.position, after)).toBeGreaterThan(0);
          after = event.position;
          read.push(event);
        }
      }
      for (const stream of [one, other])
        expect(numbers(read.filter((event) => event.stream === stream))).toEqual([
          0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
        ]);
      const head = await log.head();
      expect(head === null ? undefined : comparePositions(head, after)).toBeGreaterThanOrEqual(0);
    }),
  );

  it(
    'shows an event in its stream and in the log as the same',
    using(open, async (log) => {
      const start = await log.append(freshStream(), 'absent', newEvents(1));
      const stream = await streamOfTen(log);
      const { events } = await log.readStream(stream);
      const all = await log.readAll({ after: start.position, limit: 1_000 });
      expect(all.filter((event) => event.stream === stream)).toEqual(events);
    }),
  );
};
