import { describe, expect, it } from '@jest/globals';
import type { SecurityEntry } from '@xiaohao/access';
import {
  type Appended,
  answeredWithin,
  type EventLog,
  type ExpectedRevision,
  LogFull,
  LogUnavailable,
  type NewEvent,
  WrongExpectedRevision,
} from '@xiaohao/event-log';
import { mostWaiting, SecurityRecorder } from './security-recorder.js';

const times = { retry: 5, patience: 50, sweep: 5 };
const now = () => '2026-03-02T04:00:00.000Z';

const entry = (request: string, more: Partial<SecurityEntry> = {}): SecurityEntry => ({
  at: now(),
  kind: 'key',
  operation: 'keys.keep',
  method: 'POST',
  route: '/api/v1/keys',
  result: 'done',
  status: 201,
  subject: { kind: 'administrator', id: 'a' },
  address: '192.0.2.7',
  request,
  ...more,
});

/** A log in memory that can be told to refuse, or to lose the answer of an append that it has taken. */
function fragileLog() {
  const streams = new Map<string, readonly NewEvent[]>();
  const mood = { is: 'well' as 'well' | 'full' | 'mute' };
  const log: Pick<EventLog, 'append' | 'readStream'> = {
    async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended> {
      if (mood.is === 'full') throw new LogFull('full');
      const there = streams.get(stream) ?? [];
      const end = there.length === 0 ? 'absent' : String(there.length - 1);
      const begin = expected === 'absent' ? 0 : Number(expected) + 1;
      const stands = there.slice(begin, begin + events.length);
      const repeated = stands.length > 0 && stands.every(({ id }, at) => id === events[at]?.id);
      if (!repeated && (end !== expected || there.some(({ id }) => events.some((event) => event.id === id))))
        throw new WrongExpectedRevision(stream, expected, end);
      if (!repeated) streams.set(stream, [...there, ...events]);
      if (mood.is === 'mute') throw new LogUnavailable('no answer');
      return { revision: String(begin + events.length - 1), position: '1', repeated };
    },
    async readStream(stream: string) {
      const there = streams.get(stream) ?? [];
      const last = there.at(-1);
      const revision = String(there.length - 1);
      return {
        exists: there.length > 0,
        events: last ? [{ ...last, stream, revision, position: '1' }] : [],
      };
    },
  };
  const requests = (): readonly string[] =>
    [...streams.values()].flat().map(({ data, type }) => String(data.request ?? `${type} ${data.count}`));
  return { log: log as EventLog, mood, streams, requests };
}

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
};

describe('the writer of the security record', () => {
  it('has an entry in the log when it says so, in the stream of its month', async () => {
    const { log, streams, requests } = fragileLog();
    const recorder = new SecurityRecorder(log, now, () => undefined, times);
    await recorder.note(entry('r-1'));
    expect(requests()).toEqual(['r-1']);
    await recorder.note(entry('r-2', { at: '2026-04-01T00:00:00.000Z' }));
    expect([...streams.keys()]).toEqual(['security-2026-03', 'security-2026-04']);
    await recorder.close();
  });

  it('waits no longer than whoever is answered can, and no longer than itself', async () => {
    const { log } = fragileLog();
    const silent = { ...log, append: () => new Promise<never>(() => undefined) } as EventLog;
    const longest = { ...times, patience: 600_000 };
    const recorder = new SecurityRecorder(silent, now, () => undefined, longest);
    await answeredWithin(20, () => recorder.note(entry('r-1')));
    expect(recorder.state.waiting).toBe(1);
    const impatient = new SecurityRecorder(silent, now, () => undefined, times);
    await impatient.note(entry('r-2'));
    expect(impatient.state.waiting).toBe(1);
  });

  it('keeps what the log does not take, and writes it in order once it does', async () => {
    const { log, mood, requests } = fragileLog();
    const recorder = new SecurityRecorder(log, now, () => undefined, times);
    mood.is = 'full';
    for (const request of ['r-1', 'r-2', 'r-3']) await recorder.note(entry(request));
    expect([recorder.state, requests()]).toEqual([{ state: 'waiting', waiting: 3, why: 'LogFull' }, []]);
    mood.is = 'well';
    await until(() => recorder.state.state === 'written');
    expect(requests()).toEqual(['r-1', 'r-2', 'r-3']);
    await recorder.close();
  });

  it('has nothing twice when it is not told what became of an append', async () => {
    const { log, mood, requests } = fragileLog();
    const recorder = new SecurityRecorder(log, now, () => undefined, times);
    mood.is = 'mute';
    await recorder.note(entry('r-1'));
    await recorder.note(entry('r-2'));
    mood.is = 'well';
    await until(() => recorder.state.waiting === 0);
    expect(requests()).toEqual(['r-1', 'r-2']);
    await recorder.close();
  });

  it('stops at its bound, and says afterwards how many were lost', async () => {
    const { log, mood, requests } = fragileLog();
    const recorder = new SecurityRecorder(log, now, () => undefined, times);
    mood.is = 'full';
    await recorder.note(entry('first'));
    for (let n = 1; n < mostWaiting; n += 1) await recorder.note(entry(`r-${n}`));
    expect(recorder.state.state).toBe('stopped');
    for (let n = 0; n < 7; n += 1) await recorder.note(entry('too many'));
    expect(recorder.state.waiting).toBe(mostWaiting);
    mood.is = 'well';
    await until(() => requests().length === mostWaiting + 1);
    expect(recorder.state).toEqual({ state: 'written', waiting: 0, why: null });
    expect(requests()).toContain('SecurityEventsLost 7');
    await recorder.close();
  });

  it('writes counts that are not over yet when it is closed', async () => {
    const { log, requests } = fragileLog();
    const recorder = new SecurityRecorder(log, now, () => undefined, times);
    const refused = { method: 'GET', result: 'refused', status: 401 } as const;
    for (const request of ['r-1', 'r-2', 'r-3']) await recorder.note(entry(request, refused));
    await recorder.close();
    expect(requests()).toEqual(['r-1', 'SecurityEventsCounted 2']);
  });
});
