import {
  type EventLog,
  LogUnavailable,
  type NewEvent,
  type RecordedEvent,
  WrongExpectedRevision,
} from '@xiaohao/event-log';
import { EventStoreLog } from '@xiaohao/event-log/eventstoredb';
import { seeded } from '../crash/random.js';
import type { FaultRule } from '../event-store/emulator/faults/index.js';
import type { RunningEmulator } from '../event-store/start-emulator.js';
import { someEvent } from './some-event.js';

/** Short, so that what is never answered is given up soon. */
const times = { answer: 150, answerWhenDown: 100, attempt: 50, look: 100, resubscribe: 20 };
const streams = ['a', 'b'];
const appendsOfOne = 4;

interface Attempt {
  readonly stream: string;
  readonly events: readonly NewEvent[];
  outcome: 'stands' | 'refused' | 'open';
  /** Of the last event, when it stands. */
  revision: string;
}

const atCalls = ['unavailable', 'dropAfterApply', 'neverAnswer', 'notLeader', 'delay', 'reset'] as const;
const atReads = ['unavailable', 'neverAnswer', 'delay', 'reset'] as const;
const atDeliveries = ['unavailable', 'stall', 'duplicate', 'delay', 'reorder'] as const;

/** Some lines of a fault script, each of which strikes a few times. */
function scriptOf(random: () => number): readonly FaultRule[] {
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const upTo = (most: number): number => Math.floor(random() * (most + 1));
  return Array.from({ length: 1 + upTo(4) }, (): FaultRule => {
    const common = { after: upTo(4), times: 1 + upTo(3), ms: 10 + upTo(60) };
    const point = random();
    if (point < 0.5) return { call: 'append', do: one(atCalls), ...common };
    if (point < 0.7) return { call: 'read', do: one(atReads), ...common };
    if (point < 0.8) return { call: 'subscribe', do: 'unavailable', ...common };
    return { call: 'deliver', do: one(atDeliveries), ...common };
  });
}

/** One writer: appends where it thinks the stream ends, and repeats what is open until it knows. */
async function write(log: EventLog, random: () => number, attempts: Attempt[]): Promise<void> {
  for (let n = 0; n < appendsOfOne; n += 1) {
    const stream = streams[Math.floor(random() * streams.length)] ?? 'a';
    const events = Array.from({ length: 1 + Math.floor(random() * 2) }, (_, at) => someEvent(at));
    const attempt: Attempt = { stream, events, outcome: 'open', revision: '' };
    attempts.push(attempt);
    const end = await patiently(() => log.readStream(stream, { direction: 'backward', limit: 1 }));
    const expected = end.events[0]?.revision ?? 'absent';
    try {
      const { revision } = await patiently(() => log.append(stream, expected, events));
      Object.assign(attempt, { outcome: 'stands', revision });
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
      attempt.outcome = 'refused';
    }
  }
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof LogUnavailable)) throw error;
    }
}

function judge(
  attempts: readonly Attempt[],
  all: readonly RecordedEvent[],
  followed: readonly string[],
): string[] {
  const found: string[] = [];
  const places = new Map<string, string[]>();
  for (const { id, stream, revision } of all)
    places.set(id, [...(places.get(id) ?? []), `${stream}@${revision}`]);
  for (const { stream, events, outcome, revision } of attempts)
    for (const [at, { id }] of events.entries()) {
      const there = places.get(id) ?? [];
      const due = outcome === 'stands' ? [`${stream}@${Number(revision) - (events.length - 1 - at)}`] : [];
      if (there.join() !== due.join()) found.push(`${outcome}: ${id} is at [${there}], not at [${due}]`);
    }
  const inOrder = all.map(({ id }) => id);
  if (inOrder.join() !== followed.join())
    found.push(`followed ${followed.length} events, the log has ${inOrder.length}, or in another order`);
  return found;
}

/**
 * Two nodes' logs and a follower under one random fault script; what does not hold afterwards.
 * @param seed gives the script and what is written
 */
export async function sufferSchedule(emulator: RunningEmulator, seed: number): Promise<readonly string[]> {
  const random = seeded(seed);
  const { url, control } = emulator;
  const prefix = `f${seed}-${Date.now().toString(36)}-`;
  const logs = [1, 2].map(() => new EventStoreLog({ url, prefix, times }));
  const [first, second] = logs as [EventStoreLog, EventStoreLog];
  const attempts: Attempt[] = [];
  const followed: string[] = [];
  let heard = (): void => undefined;
  first.subscribe({}, (batch) => {
    followed.push(...batch.map(({ id }) => id));
    heard();
  });
  try {
    await control.addFaults(scriptOf(random));
    const randoms = [1, 2].map((writer) => seeded(seed * 7 + writer));
    await Promise.all(logs.map((log, at) => write(log, randoms[at] ?? random, attempts)));
    await control.clearFaults();
    const all = await patiently(() => second.readAll({ limit: 10_000 }));
    await new Promise<void>((resolve) => {
      heard = () => followed.length >= all.length && resolve();
      heard();
    });
    return judge(attempts, all, followed);
  } finally {
    await control.clearFaults();
    await Promise.all(logs.map((log) => log.close()));
  }
}
