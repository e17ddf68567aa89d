import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import type { EventLog, ExpectedRevision, NewEvent } from '@xiaohao/event-log';
import fc from 'fast-check';
import { newEvent, newEvents } from './new-events.js';
import { type OpenLog, using } from './open-log.js';

/** The port in its simplest form: a list of ids per stream. */
class Model {
  readonly #streams = new Map<string, string[]>();

  ids(stream: string): readonly string[] {
    return this.#streams.get(stream) ?? [];
  }

  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): object {
    const ids = this.ids(stream);
    const next = expected === 'absent' ? 0 : Number(expected) + 1;
    const revision = String(next + events.length - 1);
    if (next === ids.length) {
      this.#streams.set(stream, [...ids, ...events.map((event) => event.id)]);
      return { revision, repeated: false };
    }
    const same = events.every((event, index) => event.id === ids[next + index]);
    if (same) return { revision, repeated: true };
    return { actual: ids.length === 0 ? 'absent' : String(ids.length - 1) };
  }
}

interface Past {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly NewEvent[];
}

const stream = fc.constantFrom('a', 'b', 'c');
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('next' as const),
      stream,
      count: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('guess' as const),
      stream,
      revision: fc.integer({ min: -1, max: 8 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('again' as const),
      which: fc.nat(),
      change: fc.constantFrom('none', 'fewer', 'more', 'another'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('read' as const),
      stream,
      from: fc.option(fc.nat({ max: 8 })),
      limit: fc.option(fc.nat({ max: 5 })),
      direction: fc.constantFrom('forward' as const, 'backward' as const),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const changed = (events: readonly NewEvent[], change: string): readonly NewEvent[] => {
  if (change === 'fewer') return events.slice(0, Math.max(1, events.length - 1));
  if (change === 'more') return [...events, newEvent()];
  return change === 'another' ? [...events.slice(0, -1), newEvent()] : events;
};

const revisionOf = (number: number): ExpectedRevision => (number < 0 ? 'absent' : String(number));

const check = async (log: EventLog, model: Model, past: Past[], prefix: string, one: Step): Promise<void> => {
  const append = async (attempt: Past): Promise<void> => {
    const expected = model.append(attempt.stream, attempt.expected, attempt.events);
    const answer = await log
      .append(attempt.stream, attempt.expected, attempt.events)
      .catch((error: unknown) => error);
    expect(answer).toMatchObject(expected);
    past.push(attempt);
  };
  if (one.kind === 'again') {
    const earlier = past[one.which % Math.max(1, past.length)];
    // At the stream's end these ids would be new here and known there: a matter of its own.
    const fits =
      earlier &&
      model.ids(earlier.stream).length > Number(earlier.expected === 'absent' ? 0 : earlier.expected) + 1;
    if (fits) await append({ ...earlier, events: changed(earlier.events, one.change) });
    return;
  }
  const name = prefix + one.stream;
  const ids = model.ids(name);
  if (one.kind === 'next')
    await append({ stream: name, expected: revisionOf(ids.length - 1), events: newEvents(one.count) });
  else if (one.kind === 'guess')
    await append({ stream: name, expected: revisionOf(one.revision), events: newEvents(1) });
  else {
    const forward = one.direction === 'forward';
    const from = one.from ?? (forward ? 0 : ids.length - 1);
    const run = forward ? ids.slice(from) : ids.slice(0, from + 1).reverse();
    const options = {
      direction: one.direction,
      ...(one.from === null ? {} : { from: String(one.from) }),
      ...(one.limit === null ? {} : { limit: one.limit }),
    };
    const slice = await log.readStream(name, options);
    expect(slice.events.map((event) => event.id)).toEqual(run.slice(0, one.limit ?? run.length));
    expect(slice.exists).toBe(ids.length > 0);
  }
};

export const behavesLikeItsModel = (open: OpenLog): void => {
  it(
    'is answered as by a list of ids per stream',
    using(open, async (log) => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
          const prefix = `model-${randomUUID()}-`;
          const model = new Model();
          const past: Past[] = [];
          for (const one of steps) await check(log, model, past, prefix, one);
          for (const name of ['a', 'b', 'c'])
            expect((await log.readStream(prefix + name)).events.map((event) => event.id)).toEqual(
              model.ids(prefix + name),
            );
        }),
        { numRuns: 30 },
      );
    }),
  );
};
