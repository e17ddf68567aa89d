import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  answeredWithin,
  LogUnavailable,
  type RecordedEvent,
  WrongExpectedRevision,
} from '@xiaohao/event-log';
import { EventStoreLog } from '@xiaohao/event-log/eventstoredb';
import type { EmulatorControl } from '../event-store/control.js';
import { type RunningEmulator, startEmulator } from '../event-store/start-emulator.js';
import { someEvent } from './some-event.js';

/** Short, so that what is never answered is given up soon. */
const times = { answer: 1_500, answerWhenDown: 800, attempt: 300, look: 100_000, resubscribe: 50 };

let emulator: RunningEmulator;
let control: EmulatorControl;
let log: EventStoreLog;
let spec = 0;

beforeAll(async () => {
  emulator = await startEmulator();
  control = emulator.control;
});
afterAll(() => emulator.kill());
beforeEach(() => {
  spec += 1;
  log = new EventStoreLog({ url: emulator.url, prefix: `s${spec}-`, times });
});
afterEach(async () => {
  await control.clearFaults();
  await log.close();
});

const ids = (events: readonly { readonly id: string }[]): readonly string[] => events.map(({ id }) => id);
const idsIn = async (stream: string): Promise<readonly string[]> =>
  ids((await log.readStream(stream)).events);

describe('an append', () => {
  it('that met a store which could not take it is made once the store can', async () => {
    await control.addFaults([{ call: 'append', do: 'unavailable', times: 3 }]);
    const event = someEvent();
    expect(await log.append('a', 'absent', [event])).toMatchObject({ revision: '0', repeated: false });
    expect(await idsIn('a')).toEqual([event.id]);
  });

  it('that was made, and whose answer was lost, is found out and is there once', async () => {
    await control.addFaults([{ call: 'append', do: 'dropAfterApply', times: 2 }]);
    const events = [someEvent(1), someEvent(2)];
    expect(await log.append('a', 'absent', events)).toMatchObject({ revision: '1', repeated: false });
    expect(await idsIn('a')).toEqual(ids(events));
    expect(log.link.down).toBe(false);
  });

  it('that was made is looked up again, when the first look has no answer, in the time of the append', async () => {
    await control.addFaults([
      { call: 'append', do: 'dropAfterApply', times: 1 },
      { call: 'read', do: 'neverAnswer', times: 1 },
    ]);
    const event = someEvent();
    expect(await log.append('a', 'absent', [event])).toMatchObject({ revision: '0', repeated: false });
    expect(await idsIn('a')).toEqual([event.id]);
  });

  it('whose line was reset, which no type tells, is made once', async () => {
    await control.addFaults([
      { call: 'append', do: 'reset', times: 2 },
      { call: 'read', do: 'reset', times: 1 },
    ]);
    const event = someEvent();
    expect(await log.append('a', 'absent', [event])).toMatchObject({ revision: '0', repeated: false });
    expect(await idsIn('a')).toEqual([event.id]);
    expect((await control.faults()).map(({ struck }) => struck)).toEqual([2, 1]);
  });

  it('that is never answered is given up as open, and the same events settle it later', async () => {
    await control.addFaults([{ call: 'append', do: 'neverAnswer' }]);
    const event = someEvent();
    await expect(log.append('a', 'absent', [event])).rejects.toBeInstanceOf(LogUnavailable);
    expect(log.link.down).toBe(true);
    await control.clearFaults();
    expect(await log.append('a', 'absent', [event])).toMatchObject({ revision: '0' });
    expect(await idsIn('a')).toEqual([event.id]);
  });

  it('that others were faster than is refused, though its first try had no answer', async () => {
    await log.append('a', 'absent', [someEvent()]);
    await control.addFaults([{ call: 'append', do: 'unavailable', times: 1 }]);
    const late = log.append('a', 'absent', [someEvent()]);
    await expect(late).rejects.toBeInstanceOf(WrongExpectedRevision);
    await expect(late).rejects.toMatchObject({ actual: '0' });
  });

  it('goes to the leader when it met a node that is none', async () => {
    await control.addFaults([{ call: 'append', do: 'notLeader', times: 2 }]);
    expect(await log.append('a', 'absent', [someEvent()])).toMatchObject({ revision: '0' });
  });

  it('is told from a repeated one of another process by what stands there', async () => {
    const other = new EventStoreLog({ url: emulator.url, prefix: `s${spec}-`, times });
    const event = someEvent(1, '6f0c2c52-8f0e-8a31-9d0f-0123456789ab');
    expect(await other.append('a', 'absent', [event])).toMatchObject({ repeated: false });
    const again = { ...event, data: { number: 2 } };
    expect(await log.append('a', 'absent', [again])).toMatchObject({ revision: '0', repeated: true });
    await other.close();
  });
});

describe('a read', () => {
  it('is made again when the line breaks, and given up when nothing ever comes', async () => {
    await log.append('a', 'absent', [someEvent(), someEvent()]);
    await control.addFaults([{ call: 'read', do: 'unavailable', times: 2 }]);
    expect((await log.readStream('a')).events).toHaveLength(2);
    await control.addFaults([{ call: 'read', do: 'neverAnswer' }]);
    await expect(log.readStream('a')).rejects.toBeInstanceOf(LogUnavailable);
    await expect(log.head()).rejects.toBeInstanceOf(LogUnavailable);
  });

  it('does not blame the store for what kept this thread itself', async () => {
    await log.append('a', 'absent', [someEvent()]);
    const hasty = new EventStoreLog({
      url: emulator.url,
      prefix: `s${spec}-`,
      times: { ...times, answer: 500, answerWhenDown: 500 },
    });
    await hasty.readStream('a');
    emulator.child.kill('SIGSTOP');
    const reading = hasty.readStream('a');
    await pause(50);
    spawn('sh', ['-c', `sleep 0.1; kill -CONT ${emulator.child.pid}`]);
    // From there the loop goes on to its timers, and only then to what has come.
    await new Promise((resolve) => setImmediate(resolve));
    for (const end = performance.now() + 2_000; performance.now() < end; );
    expect((await reading).events).toHaveLength(1);
    await hasty.close();
  });

  it('that is given up is not left open: after 300 of them the next is answered', async () => {
    await log.append('a', 'absent', [someEvent()]);
    await control.addFaults([{ call: 'read', do: 'neverAnswer', times: 300 }]);
    const hasty = new EventStoreLog({
      url: emulator.url,
      prefix: `s${spec}-`,
      times: { ...times, answer: 30, answerWhenDown: 30 },
    });
    for (let round = 0; round < 10; round += 1)
      await Promise.allSettled(Array.from({ length: 30 }, () => hasty.readStream('a')));
    // Clients of one process share a connection, and the 300 are on it still, if they were left open.
    expect((await log.readStream('a')).events).toHaveLength(1);
    expect(await log.append('a', '0', [someEvent()])).toMatchObject({ revision: '1' });
    await hasty.close();
  });

  it('says that an event was blotted out, instead of handing it on', async () => {
    await log.append('a', 'absent', [someEvent()]);
    await control.redact(`s${spec}-a`, 0);
    await expect(log.readStream('a')).rejects.toThrow('event 0 of a cannot be read');
  });
});

describe('whoever follows the log', () => {
  /** Follows from the start; `until` waits for so many events. */
  const following = () => {
    const got: RecordedEvent[] = [];
    let check = (): void => undefined;
    const subscription = log.subscribe({}, (batch) => {
      got.push(...batch);
      check();
    });
    const until = (count: number): Promise<void> =>
      new Promise((resolve) => {
        check = () => got.length >= count && resolve();
        check();
      });
    return { got, until, stop: () => subscription.stop() };
  };
  const append = async (from: number, count: number): Promise<void> => {
    for (let n = from; n < from + count; n += 1)
      await log.append('a', n === 0 ? 'absent' : String(n - 1), [someEvent(n)]);
  };
  const numbers = (events: readonly RecordedEvent[]): readonly unknown[] =>
    events.map(({ data }) => data.number);
  const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);

  it.each(['duplicate', 'reorder', 'delay'] as const)(
    'gets each event once and in order though deliveries %s',
    async (fault) => {
      const follower = following();
      await append(0, 1);
      await follower.until(1);
      await control.addFaults([{ call: 'deliver', do: fault, times: 6, ms: 20 }]);
      await append(1, 10);
      await follower.until(11);
      await follower.stop();
      expect(numbers(follower.got)).toEqual(upTo(11));
    },
  );

  it('goes on after the subscription has ended', async () => {
    const follower = following();
    await append(0, 1);
    await follower.until(1);
    await control.addFaults([{ call: 'deliver', do: 'unavailable', times: 2 }]);
    await append(1, 5);
    await follower.until(6);
    await follower.stop();
    expect(numbers(follower.got)).toEqual(upTo(6));
    expect(log.newsCounts.lost).toBeGreaterThan(0);
  });

  it('notices by itself that the subscription is silent, and makes another', async () => {
    await log.close();
    log = new EventStoreLog({ url: emulator.url, prefix: `s${spec}-`, times: { ...times, look: 50 } });
    const follower = following();
    await append(0, 1);
    await follower.until(1);
    await control.addFaults([{ call: 'deliver', do: 'stall', times: 1 }]);
    await append(1, 3);
    await follower.until(4);
    // The one that was made anew hears of what comes next.
    let written = 4;
    for (; log.newsCounts.stalls === 0; written += 1) {
      await append(written, 1);
      await pause(20);
    }
    await follower.until(written);
    await follower.stop();
    expect(numbers(follower.got)).toEqual(upTo(written));
  });
});

describe('a store that is stopped and goes on', () => {
  it('leaves no append without an answer, and none that is there twice', async () => {
    await log.append('a', 'absent', [someEvent()]);
    emulator.child.kill('SIGSTOP');
    const event = someEvent();
    try {
      await expect(log.append('a', '0', [event])).rejects.toBeInstanceOf(LogUnavailable);
      await expect(log.readStream('a')).rejects.toBeInstanceOf(LogUnavailable);
    } finally {
      emulator.child.kill('SIGCONT');
    }
    for (;;) {
      const settled = await log.append('a', '0', [event]).catch((error: unknown) => error);
      if (!(settled instanceof LogUnavailable)) {
        expect(settled).toMatchObject({ revision: '1' });
        break;
      }
    }
    expect((await idsIn('a')).filter((id) => id === event.id)).toHaveLength(1);
  });
});

describe('whoever waits for an answer', () => {
  const forEver = 600_000;
  let patient: EventStoreLog;

  beforeEach(() => {
    const hour = { answer: forEver, answerWhenDown: forEver, attempt: forEver };
    patient = new EventStoreLog({ url: emulator.url, prefix: `s${spec}-`, times: { ...times, ...hour } });
  });
  afterEach(() => patient.close());

  it('waits one span of time for all reads and appends together', async () => {
    await control.addFaults([{ call: 'read', do: 'neverAnswer' }]);
    const failures = await answeredWithin(400, async () => {
      const failed: unknown[] = [];
      for (const stream of ['a', 'b', 'c'])
        await patient.readStream(stream).catch((error: unknown) => failed.push(error));
      await patient.append('a', 'absent', [someEvent()]).catch((error: unknown) => failed.push(error));
      return failed;
    });
    expect(failures).toHaveLength(4);
    for (const failure of failures) expect(failure).toBeInstanceOf(LogUnavailable);
  });

  it('makes nobody believe that the store is away by being in a hurry', async () => {
    await patient.readStream('a');
    for (const call of ['read', 'append'] as const) {
      await control.addFaults([{ call, do: 'neverAnswer' }]);
      const hurried = answeredWithin(200, async () => {
        if (call === 'read') await patient.readStream('a');
        else await patient.append('a', 'absent', [someEvent()]);
      });
      await expect(hurried).rejects.toThrow(LogUnavailable);
      expect(patient.link.down).toBe(false);
      await control.clearFaults();
    }
    await control.addFaults([{ call: 'read', do: 'neverAnswer' }]);
    await expect(log.readStream('a')).rejects.toThrow(LogUnavailable);
    expect(log.link.down).toBe(true);
  });

  it('has nothing written once the time is over', async () => {
    const late = answeredWithin(0, () => patient.append('a', 'absent', [someEvent()]));
    await expect(late).rejects.toThrow(LogUnavailable);
    expect(await idsIn('a')).toEqual([]);
  });
});
