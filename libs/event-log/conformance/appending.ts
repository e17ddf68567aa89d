import { expect, it } from '@jest/globals';
import { comparePositions, encodeJson, WrongExpectedRevision } from '@xiaohao/event-log';
import fc from 'fast-check';
import { freshStream, newEvent, newEvents, only, someMetadata } from './new-events.js';
import { type OpenLog, using } from './open-log.js';
import { storableData } from './storable-data.js';

export const appending = (open: OpenLog): void => {
  it(
    'begins a stream at revision 0 and goes on from the exact revision',
    using(open, async (log) => {
      const stream = freshStream();
      const first = await log.append(stream, 'absent', newEvents(1));
      const second = await log.append(stream, first.revision, newEvents(2));
      expect(first).toMatchObject({ revision: '0', repeated: false });
      expect(second).toMatchObject({ revision: '2', repeated: false });
      expect(comparePositions(first.position, second.position)).toBeLessThan(0);
    }),
  );

  it(
    'answers with the place of the last event',
    using(open, async (log) => {
      const stream = freshStream();
      const answer = await log.append(stream, 'absent', newEvents(3));
      const { events } = await log.readStream(stream);
      expect(events.at(-1)).toMatchObject({ revision: answer.revision, position: answer.position });
    }),
  );

  it(
    'keeps the events of one append together in the log, in their order',
    using(open, async (log) => {
      const streams = Array.from({ length: 8 }, freshStream);
      const start = await log.head();
      await Promise.all(streams.map((stream) => log.append(stream, 'absent', newEvents(5))));
      const after = start === null ? { limit: 1_000 } : { after: start, limit: 1_000 };
      const read = (await log.readAll(after)).filter((event) => streams.includes(event.stream));
      const runs = read.filter((event, index) => event.stream !== read[index - 1]?.stream);
      expect(read).toHaveLength(40);
      expect(runs).toHaveLength(8);
      expect(read.map((event) => event.data.number)).toEqual(streams.flatMap(() => [0, 1, 2, 3, 4]));
    }),
  );

  it(
    'lets exactly one of several writers at the same revision win',
    using(open, async (log) => {
      const stream = freshStream();
      const writers = Array.from({ length: 8 }, () => newEvent());
      const outcomes = await Promise.allSettled(
        writers.map((event) => log.append(stream, 'absent', [event])),
      );
      const lost = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      const { events } = await log.readStream(stream);
      expect(lost).toHaveLength(7);
      for (const error of lost) {
        expect(error).toBeInstanceOf(WrongExpectedRevision);
        expect(error).toMatchObject({ stream, expected: 'absent', actual: '0' });
      }
      const won = outcomes.findIndex((one) => one.status === 'fulfilled');
      expect(only(events).id).toBe(writers[won]?.id);
    }),
  );

  it(
    'gives back data and metadata byte for byte',
    using(open, async (log) => {
      await fc.assert(
        fc.asyncProperty(storableData, async (data) => {
          const stream = freshStream();
          const event = { ...newEvent(data), metadata: { ...someMetadata, happenedAt: '2026-11-20' } };
          await log.append(stream, 'absent', [event]);
          const { position, revision, ...kept } = only((await log.readStream(stream)).events);
          expect(encodeJson(kept, 'kept')).toBe(encodeJson({ ...event, stream }, 'appended'));
          expect(revision).toBe('0');
          expect(position).toMatch(/^(?:0|[1-9][0-9]*)$/);
        }),
        { numRuns: 50 },
      );
    }),
  );

  it(
    'keeps everything when it is closed and opened again',
    using(open, async (log, opened) => {
      if (!opened.reopen) return;
      const stream = freshStream();
      const { revision } = await log.append(stream, 'absent', newEvents(3));
      const before = await log.readStream(stream);
      const again = await opened.reopen();
      expect(await again.readStream(stream)).toEqual(before);
      expect(await again.append(stream, revision, newEvents(1))).toMatchObject({ revision: '3' });
    }),
  );
};
