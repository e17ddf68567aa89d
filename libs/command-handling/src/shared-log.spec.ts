import { describe, expect, it } from '@jest/globals';
import {
  type AggregateKind,
  Aggregates,
  CommandHandling,
  ConcurrentChange,
  Idempotency,
  IdempotencyKeyReused,
  type KeyedRequest,
  type Precondition,
  RequestIds,
} from '@xiaohao/command-handling';
import type { Decider } from '@xiaohao/deciding';
import {
  type Appended,
  type EventLog,
  type NewEvent,
  type RecordedEvent,
  WrongExpectedRevision,
} from '@xiaohao/event-log';

interface Counted {
  readonly type: 'Counted';
  readonly data: { readonly by: number };
}
const decider: Decider<number, Counted, number, undefined> = {
  initial: 0,
  decide: (by) => [{ type: 'Counted', data: { by } }],
  evolve: (state, { data }) => state + data.by,
};
const counter: AggregateKind<number, Counted, number, undefined> = {
  name: 'counter',
  decider,
  stream: (id) => `counter-${id}`,
  schemaVersions: { Counted: 1 },
};

/** The one log of two processes; each has aggregates of its own. */
class SharedLog {
  readonly events: RecordedEvent[] = [];

  async append(stream: string, expected: string, events: readonly NewEvent[]): Promise<Appended> {
    const actual = this.events.at(-1)?.revision ?? 'absent';
    const stands = this.events.find(({ id }) => id === events.at(-1)?.id);
    if (stands !== undefined) return { revision: stands.revision, position: stands.position, repeated: true };
    if (actual !== expected) throw new WrongExpectedRevision(stream, expected, actual);
    for (const event of events) {
      const place = String(this.events.length);
      this.events.push({ ...event, stream, revision: place, position: place });
    }
    const last = String(this.events.length - 1);
    return { revision: last, position: last, repeated: false };
  }

  async readStream(_stream: string, { from = '0' }: { readonly from?: string } = {}) {
    return { events: this.events.slice(Number(from)), exists: this.events.length > 0 };
  }
}

const processOn = (log: SharedLog, shared = true) => {
  const aggregates = new Aggregates(log as unknown as EventLog);
  const handling = new CommandHandling(
    log as unknown as EventLog,
    aggregates,
    () => '2026-01-01T00:00:00.000Z',
    () => undefined,
    { shared },
  );
  const count = (
    by: number,
    precondition: Precondition = { kind: 'whatever' },
    limit = 100,
    commutative = false,
    keyed?: KeyedRequest,
  ) =>
    handling.execute(counter, {
      id: 'one',
      command: 'Count',
      facts: {
        actor: { kind: 'system', id: 's' },
        correlationId: 'c',
        ids: new RequestIds(keyed?.key),
        ...(keyed ? { keyed } : {}),
      },
      precondition,
      commutative,
      decide: ({ state }) =>
        state + by > limit ? { refused: 'TooMuch' } : [{ type: 'Counted', data: { by } }],
    });
  return { aggregates, count, load: () => aggregates.load(counter, 'one') };
};

describe('a process that shares its log with others', () => {
  it('reads on what has grown since, once it has heard of it', async () => {
    const log = new SharedLog();
    const [one, other] = [processOn(log), processOn(log)];
    await one.count(1);
    await other.load();
    await one.count(2);
    expect((await other.load()).state).toBe(1);
    other.aggregates.grew('counter-one', '1');
    expect(await other.load()).toMatchObject({ state: 3, revision: '1' });
  });

  it('does not miss what is written while it reads for the first time', async () => {
    const log = new SharedLog();
    const [one, other] = [processOn(log), processOn(log)];
    await one.count(1);
    const { events } = log;
    let answer: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const readStream = log.readStream.bind(log);
    log.readStream = async () => {
      const slice = { events: [...events], exists: true };
      await asked;
      return slice;
    };
    const first = other.load();
    await one.count(2);
    other.aggregates.grew('counter-one', '1');
    log.readStream = readStream;
    answer();
    expect((await first).state).toBe(1);
    expect(await other.load()).toMatchObject({ state: 3, revision: '1' });
  });

  it('decides once more on what the log holds before a command fails because it had not heard', async () => {
    const log = new SharedLog();
    const [one, other] = [processOn(log), processOn(log)];
    await one.count(5);
    await other.load();
    await one.count(-5);
    // Refused on what it knew, conflicting on what it knew, and a revision that it had not heard of.
    expect((await other.count(1, { kind: 'whatever' }, 5)).state).toBe(1);
    await one.count(2);
    expect((await other.count(4)).state).toBe(7);
    const { revision } = await one.count(1);
    expect((await other.count(1, { kind: 'match', revision })).state).toBe(9);
  });

  it('gets its turn among many that write one stream without end', async () => {
    const log = new SharedLog();
    const processes = Array.from({ length: 8 }, () => processOn(log));
    const counting = processes.map(async ({ count }) => {
      for (let n = 0; n < 5; n += 1) await count(1, { kind: 'whatever' }, 100, true);
    });
    await Promise.all(counting);
    expect(log.events).toHaveLength(40);
  });

  it('is unlike one that has its log to itself, where a conflict is a conflict', async () => {
    const log = new SharedLog();
    const [one, other] = [processOn(log, false), processOn(log, false)];
    await one.count(1);
    await other.load();
    await one.count(1);
    await expect(other.count(1)).rejects.toBeInstanceOf(ConcurrentChange);
  });

  it('answers as the first did under one key only what is the same request', async () => {
    const log = new SharedLog();
    const [one, other, third] = [processOn(log), processOn(log), processOn(log)];
    for (const { load } of [other, third]) await load();
    const under = (process: typeof one, by: number, request: string) =>
      process.count(by, { kind: 'any' }, 100, true, { key: 'key', request });
    await one.count(1);
    for (const { aggregates } of [other, third]) aggregates.grew('counter-one', '0');
    for (const { load } of [other, third]) await load();
    const told = await under(one, 2, 'two more');
    expect(await under(other, 2, 'two more')).toMatchObject({ revision: told.revision, state: 3 });
    await expect(under(third, 5, 'five more')).rejects.toBeInstanceOf(IdempotencyKeyReused);
    expect(log.events).toHaveLength(2);
  });

  it('finds out that another one has carried the same request out', async () => {
    const seen = new Map<string, string>();
    const once = new Idempotency<{ readonly from: string }>(
      async (key) =>
        seen.has(key)
          ? { stream: 's', revision: '0', position: '0', requestDigest: seen.get(key) ?? '' }
          : undefined,
      async () => {
        seen.set('key', 'request');
      },
    );
    const fails = async (): Promise<never> => {
      throw new ConcurrentChange('0');
    };
    const again = async () => ({ from: 'the log' });
    const asked = (request: string) => once.once({ key: 'key', request }, fails, again);
    expect(await asked('request')).toEqual({ from: 'the log' });
    await expect(asked('another')).rejects.toMatchObject({ name: 'IdempotencyKeyReused' });
  });
});
