import { expect, it } from '@jest/globals';
import {
  type EventLog,
  type ExpectedRevision,
  type NewEvent,
  WrongExpectedRevision,
} from '@xiaohao/event-log';
import { freshStream, newEvent, newEvents } from './new-events.js';
import { type OpenLog, using } from './open-log.js';

const refused = async (
  log: EventLog,
  stream: string,
  expected: ExpectedRevision,
  events: readonly NewEvent[],
): Promise<WrongExpectedRevision> => {
  const before = await log.readStream(stream);
  const error = await log.append(stream, expected, events).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(WrongExpectedRevision);
  expect(await log.readStream(stream)).toEqual(before);
  return error as WrongExpectedRevision;
};

export const repeating = (open: OpenLog, knowsIdsEverywhere: boolean): void => {
  it(
    'gives the first outcome again, also when the stream has gone on',
    using(open, async (log) => {
      const stream = freshStream();
      const events = newEvents(3);
      const first = await log.append(stream, 'absent', events);
      expect(await log.append(stream, 'absent', events)).toEqual({ ...first, repeated: true });
      const next = newEvents(2);
      const second = await log.append(stream, first.revision, next);
      expect(await log.append(stream, 'absent', events)).toEqual({ ...first, repeated: true });
      expect(await log.append(stream, first.revision, next)).toEqual({ ...second, repeated: true });
      expect((await log.readStream(stream)).events).toHaveLength(5);
    }),
  );

  it(
    'writes once when the same append is sent many times at once',
    using(open, async (log) => {
      const stream = freshStream();
      const events = newEvents(2);
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => log.append(stream, 'absent', events)),
      );
      expect(answers.filter((answer) => !answer.repeated)).toHaveLength(1);
      expect(new Set(answers.map((answer) => answer.position)).size).toBe(1);
      expect((await log.readStream(stream)).events).toHaveLength(2);
    }),
  );

  it(
    'knows an append by its ids, whatever else it carries this time',
    using(open, async (log) => {
      const stream = freshStream();
      const event = newEvent({ said: 'first' });
      await log.append(stream, 'absent', [event]);
      const again = await log.append(stream, 'absent', [{ ...event, data: { said: 'second' } }]);
      expect(again.repeated).toBe(true);
      expect((await log.readStream(stream)).events[0]?.data).toEqual({ said: 'first' });
    }),
  );

  it(
    'refuses ids that stand there only in part, or in another order',
    using(open, async (log) => {
      const stream = freshStream();
      const [one, two, three] = [newEvent(), newEvent(), newEvent()];
      await log.append(stream, 'absent', [one, two]);
      for (const events of [
        [one, two, three],
        [one, three],
        [three, two],
        [two, one],
      ])
        expect(await refused(log, stream, 'absent', events)).toMatchObject({ actual: '1' });
    }),
  );

  it(
    'refuses ids that stand at another place than the expected one',
    using(open, async (log) => {
      const stream = freshStream();
      const [one, two] = [newEvent(), newEvent()];
      await log.append(stream, 'absent', [one, two]);
      expect(await refused(log, stream, '0', [one])).toMatchObject({ expected: '0', actual: '1' });
      expect(await refused(log, stream, 'absent', [two])).toMatchObject({ actual: '1' });
    }),
  );

  if (!knowsIdsEverywhere) return;

  it(
    'refuses ids that stand earlier in the stream or in another one, whole or in part, and goes on',
    using(open, async (log) => {
      const [stream, other] = [freshStream(), freshStream()];
      const known = newEvent();
      await log.append(stream, 'absent', [known]);
      expect(await refused(log, stream, '0', [known])).toMatchObject({ expected: '0', actual: '0' });
      expect(await refused(log, other, 'absent', [newEvent(), known])).toMatchObject({ actual: 'absent' });
      expect(await log.append(stream, '0', newEvents(1))).toMatchObject({ revision: '1', repeated: false });
      expect(await log.append(other, 'absent', newEvents(1))).toMatchObject({ revision: '0' });
    }),
  );
};
