import { expect, it } from '@jest/globals';
import {
  AppendTooLarge,
  appendLimit,
  encodeEvent,
  InvalidAppend,
  type JsonObject,
  type NewEvent,
  WrongExpectedRevision,
} from '@xiaohao/event-log';
import { freshStream, newEvent, newEvents } from './new-events.js';
import { type OpenLog, using } from './open-log.js';

/** An event that counts exactly that many bytes. */
const eventOf = (bytes: number): NewEvent => {
  const event = newEvent({ text: '' });
  return { ...event, data: { text: 'x'.repeat(bytes - encodeEvent(event).bytes) } };
};

export const refusing = (open: OpenLog): void => {
  it(
    'refuses every revision but the true one, says which that is, and writes nothing',
    using(open, async (log) => {
      const stream = freshStream();
      const attempt = (expected: string) => log.append(stream, expected, newEvents(1));
      await expect(attempt('0')).rejects.toMatchObject({ stream, expected: '0', actual: 'absent' });
      await log.append(stream, 'absent', newEvents(3));
      for (const expected of ['absent', '0', '1', '3', '99']) {
        await expect(attempt(expected)).rejects.toBeInstanceOf(WrongExpectedRevision);
        await expect(attempt(expected)).rejects.toMatchObject({ stream, expected, actual: '2' });
      }
      expect((await log.readStream(stream)).events).toHaveLength(3);
    }),
  );

  it(
    'refuses names that no stream may have',
    using(open, async (log) => {
      for (const name of ['$all', '$settings', '$$x', '', 'a b', 'a/b', '问题', 'x'.repeat(513)])
        await expect(log.append(name, 'absent', newEvents(1))).rejects.toBeInstanceOf(InvalidAppend);
      const longest = `${freshStream()}-`.padEnd(512, 'x');
      await expect(log.append(longest, 'absent', newEvents(1))).resolves.toMatchObject({ revision: '0' });
    }),
  );

  it(
    'refuses an append without events, one that repeats an id, and what is not a revision, type or id',
    using(open, async (log) => {
      const stream = freshStream();
      const event = newEvent();
      const attempts: readonly (readonly [string, readonly NewEvent[]])[] = [
        ['absent', []],
        ['absent', [event, event]],
        ['-1', [event]],
        ['00', [event]],
        ['any', [event]],
        ['absent', [{ ...event, type: '$metadata' }]],
        ['absent', [{ ...event, type: '' }]],
        ['absent', [{ ...event, id: 'not-a-uuid' }]],
        ['absent', [{ ...event, id: event.id.toUpperCase() }]],
      ];
      for (const [expected, events] of attempts)
        await expect(log.append(stream, expected, events)).rejects.toBeInstanceOf(InvalidAppend);
      expect((await log.readStream(stream)).exists).toBe(false);
    }),
  );

  it(
    'refuses control characters, lone surrogates and numbers that are not finite, wherever they are',
    using(open, async (log) => {
      const stream = freshStream();
      const bad = ['a\u0000b', '\u001b[0m', '\u007f', '\u0085', 'x\ud800', '\udc00', Number.NaN, Infinity];
      for (const value of bad) {
        const event = newEvent({ list: [{ value }] });
        await expect(log.append(stream, 'absent', [event])).rejects.toBeInstanceOf(InvalidAppend);
      }
      await expect(log.append(stream, 'absent', [newEvent({ 'a\u0000': 1 })])).rejects.toBeInstanceOf(
        InvalidAppend,
      );
      const plain = newEvent({ text: 'tab\tline\r\nback\\b\\u0000slash 😀' });
      await expect(log.append(stream, 'absent', [plain])).resolves.toMatchObject({ revision: '0' });
    }),
  );

  it(
    'refuses what is no JSON, and does not keep an empty object in its place',
    using(open, async (log) => {
      const stream = freshStream();
      const bad = [new Map([['a', 1]]), new Set([1]), new Date(0), /a/, Buffer.from('a'), () => 1, 1n];
      for (const value of bad)
        for (const data of [{ list: [{ value }] }, { '10': 1, value }, { nested: { value } }]) {
          const event = newEvent(data as unknown as JsonObject);
          await expect(log.append(stream, 'absent', [event])).rejects.toThrow(
            /value cannot be stored: notJson/,
          );
          await expect(log.append(stream, 'absent', [event])).rejects.toBeInstanceOf(InvalidAppend);
        }
      expect((await log.readStream(stream)).exists).toBe(false);
      class Body {
        readonly b = 1;
      }
      const kept = newEvent(Object.assign(Object.create(null), { a: new Body() }) as JsonObject);
      await log.append(stream, 'absent', [kept]);
      expect((await log.readStream(stream)).events).toMatchObject([{ data: { a: { b: 1 } } }]);
    }),
  );

  it(
    'takes an append of exactly 1 MiB, and refuses one byte more before anything is written',
    using(open, async (log) => {
      const stream = freshStream();
      const half = appendLimit / 2;
      const over = log.append(stream, 'absent', [eventOf(half), eventOf(half + 1)]);
      await expect(over).rejects.toBeInstanceOf(AppendTooLarge);
      await expect(over).rejects.toMatchObject({ bytes: appendLimit + 1, limit: appendLimit });
      expect((await log.readStream(stream)).exists).toBe(false);
      const exact = log.append(stream, 'absent', [eventOf(half), eventOf(half)]);
      await expect(exact).resolves.toMatchObject({ revision: '1' });
    }),
  );
};
