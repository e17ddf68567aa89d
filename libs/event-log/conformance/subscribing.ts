import { expect, it } from '@jest/globals';
import {
  type Appended,
  type EventLog,
  LogUnavailable,
  type Position,
  type RecordedEvent,
} from '@xiaohao/event-log';
import { freshStream, newEvent, newEvents } from './new-events.js';
import { type OpenLog, using } from './open-log.js';

/** Collects ids of one test's streams and can be awaited for a number of them. */
const collector = (streams: readonly string[]) => {
  const ids: string[] = [];
  let due = Number.POSITIVE_INFINITY;
  let reached = (): void => {};
  return {
    ids,
    take: (batch: readonly RecordedEvent[]): void => {
      ids.push(...batch.filter((event) => streams.includes(event.stream)).map((event) => event.id));
      if (ids.length >= due) reached();
    },
    until: (count: number): Promise<void> =>
      new Promise((resolve) => {
        due = count;
        reached = resolve;
        if (ids.length >= count) resolve();
      }),
  };
};

/** A position to start from, so that a shared log's past stays out of the test. */
const here = async (log: EventLog): Promise<{ readonly after: Position }> => ({
  after: (await log.append(freshStream(), 'absent', newEvents(1))).position,
});

/** Sends the same once more where it is not known what became of it: a slow store is no fault of a subscription. */
async function appendedInTheEnd(log: EventLog, ...append: Parameters<EventLog['append']>): Promise<Appended> {
  for (;;)
    try {
      return await log.append(...append);
    } catch (error) {
      if (!(error instanceof LogUnavailable)) throw error;
    }
}

export const subscribing = (open: OpenLog): void => {
  it(
    'delivers what is there, then what comes, each event once and in order',
    using(open, async (log) => {
      const start = await here(log);
      const stream = freshStream();
      const [before, after] = [newEvents(7), newEvents(5)];
      const { revision } = await log.append(stream, 'absent', before);
      const got = collector([stream]);
      const subscription = log.subscribe({ ...start, batchSize: 3 }, got.take);
      await got.until(7);
      await log.append(stream, revision, after);
      await got.until(12);
      await subscription.stop();
      expect(got.ids).toEqual([...before, ...after].map((event) => event.id));
    }),
  );

  it(
    'refuses at once to begin at what is no place, or to deliver in no batch',
    using(open, async (log) => {
      const never = (): void => undefined;
      for (const after of ['abc', '', '0x1', '-1'])
        expect(() => log.subscribe({ after }, never)).toThrow(RangeError);
      for (const batchSize of [0, -1, 1.5, Number.NaN])
        expect(() => log.subscribe({ batchSize }, never)).toThrow(RangeError);
    }),
  );

  it(
    'neither skips nor repeats while many write',
    using(open, async (log) => {
      const start = await here(log);
      const streams = Array.from({ length: 8 }, freshStream);
      const got = collector(streams);
      const subscription = log.subscribe({ ...start, batchSize: 7 }, got.take);
      await Promise.all(
        streams.map(async (stream) => {
          let revision = 'absent';
          for (let round = 0; round < 10; round += 1)
            revision = (await appendedInTheEnd(log, stream, revision, newEvents(2))).revision;
        }),
      );
      await got.until(160);
      await subscription.stop();
      const all = await log.readAll({ ...start, limit: 10_000 });
      const order = all.filter((event) => streams.includes(event.stream)).map((event) => event.id);
      expect(got.ids).toEqual(order);
    }),
  );

  it(
    'brings the same batch again when the handler rejects it, and nothing that was accepted',
    using(open, async (log) => {
      const start = await here(log);
      const stream = freshStream();
      await log.append(stream, 'absent', newEvents(4));
      const got = collector([stream]);
      const offered: string[] = [];
      const subscription = log.subscribe({ ...start, batchSize: 2 }, async (batch) => {
        offered.push(batch.map((event) => event.id).join());
        // Every batch is refused twice, once by throwing at once and once later.
        const times = offered.filter((ids) => ids === offered.at(-1)).length;
        if (times === 1) throw new Error('refused at once');
        if (times === 2) await Promise.reject(new Error('refused later'));
        got.take(batch);
      });
      await log.append(stream, '3', [newEvent()]);
      await got.until(5);
      await subscription.stop();
      expect(got.ids).toEqual((await log.readStream(stream)).events.map((event) => event.id));
      expect(offered).toEqual([...new Set(offered)].flatMap((ids) => [ids, ids, ids]));
    }),
  );

  it(
    'hands over one batch at a time',
    using(open, async (log) => {
      const start = await here(log);
      const stream = freshStream();
      await log.append(stream, 'absent', newEvents(6));
      const got = collector([stream]);
      let busy = 0;
      let most = 0;
      const subscription = log.subscribe({ ...start, batchSize: 1 }, async (batch) => {
        busy += 1;
        most = Math.max(most, busy);
        await new Promise((resolve) => setTimeout(resolve, 2));
        busy -= 1;
        got.take(batch);
      });
      await got.until(6);
      await subscription.stop();
      expect(most).toBe(1);
    }),
  );

  it(
    'goes on where another left off',
    using(open, async (log) => {
      const start = await here(log);
      const stream = freshStream();
      await log.append(stream, 'absent', newEvents(6));
      const { events } = await log.readStream(stream);
      const got = collector([stream]);
      const subscription = log.subscribe({ after: events[2]?.position ?? start.after }, got.take);
      await got.until(3);
      await subscription.stop();
      expect(got.ids).toEqual(events.slice(3).map((event) => event.id));
    }),
  );

  it(
    'has delivered its last batch when stop() resolves',
    using(open, async (log) => {
      const start = await here(log);
      const stream = freshStream();
      const { revision } = await log.append(stream, 'absent', newEvents(1));
      let handling = false;
      let began = (): void => {};
      const begun = new Promise<void>((resolve) => {
        began = resolve;
      });
      const seen: string[] = [];
      const subscription = log.subscribe(start, async (batch) => {
        handling = true;
        began();
        await new Promise((resolve) => setTimeout(resolve, 30));
        seen.push(...batch.map((event) => event.id));
        handling = false;
      });
      await begun;
      await subscription.stop();
      expect(handling).toBe(false);
      const sofar = seen.length;
      await log.append(stream, revision, newEvents(1));
      await subscription.ended;
      expect(seen).toHaveLength(sofar);
    }),
  );
};
