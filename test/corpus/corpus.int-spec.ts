import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { encodeJson } from '@xiaohao/event-log';
import { type ProblemEvent, problemDecider } from '@xiaohao/problem';
import type { RawEvent } from '@xiaohao/projection-runtime';
import { seeded } from '../crash/random.js';
import { seedOfRun } from '../crash/seed-of-run.js';
import { oldLogs, rootsFile, versionOf } from './corpus.js';
import { replay, rootOf, sourceOf } from './replay.js';
import { catalogues, everyVersion, written } from './versions.js';

const logs = oldLogs();
const roots = JSON.parse(readFileSync(rootsFile, 'utf8')) as Readonly<Record<string, string>>;
const seed = seedOfRun();
const random = seeded(seed);
const folder = mkdtempSync(join(tmpdir(), 'corpus-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * What only happens when a mail server or a disk fails was never recorded. None of it may get a second version before
 * its first one is in the corpus.
 */
const unrecorded = ['DeliveryFailed@1', 'DeliveryGivenUp@1', 'SecurityEventsLost@1'];

/** The same streams, woven in another way. */
function rewoven(events: readonly RawEvent[]): readonly RawEvent[] {
  const queues = [...Map.groupBy(events, ({ stream }) => stream).values()].map((queue) => [...queue]);
  const woven: RawEvent[] = [];
  while (queues.length > 0) {
    const at = Math.floor(random() * queues.length);
    const next = queues[at]?.shift();
    if (next === undefined) queues.splice(at, 1);
    else woven.push(next);
  }
  return woven;
}

const dataOf = ({ type, data }: RawEvent): ProblemEvent =>
  ({ type, data: JSON.parse(data) }) as unknown as ProblemEvent;

describe('the corpus of stored events', () => {
  it('holds every version of every event that was ever written (to add one: docs/adding.md)', () => {
    const held = new Set(logs.flatMap(({ events }) => events.map(versionOf)));
    expect(everyVersion.filter((version) => !held.has(version))).toEqual(unrecorded);
    const outgrown = unrecorded.filter((version) => everyVersion.includes(version.replace('@1', '@2')));
    expect(outgrown).toEqual([]);
  });

  it('knows of every event that is written, and holds none that nothing writes any more', () => {
    expect(written.catalogues.filter((name) => !Object.hasOwn(catalogues, name))).toEqual([]);
    const held = new Set(logs.flatMap(({ events }) => events.map(versionOf)));
    expect([...held].filter((version) => !everyVersion.includes(version))).toEqual([]);
  });

  it('holds streams from their beginnings, as the log stores them', () => {
    for (const { name, events } of logs)
      for (const [stream, own] of Map.groupBy(events, (event) => event.stream))
        expect([name, stream, own.map(({ revision }) => revision)]).toEqual([
          name,
          stream,
          own.map((_, at) => String(at)),
        ]);
    for (const { events } of logs)
      for (const { data, metadata } of events) {
        expect(encodeJson(JSON.parse(data), 'data')).toBe(data);
        expect(encodeJson(JSON.parse(metadata), 'metadata')).toBe(metadata);
      }
  });

  it.each(logs)('$name has the leaves that it had, and the rows of today', async (log) => {
    const { hash, documents, parked } = await replay(sourceOf(log.events), folder);
    expect(parked).toEqual([]);
    // Another root: what was signed then would not verify any more.
    expect(rootOf(log)).toBe(roots[log.name]);
    // To be looked at, and accepted with `-u` when a view was changed on purpose.
    expect({ hash, documents }).toMatchSnapshot();
  });

  it.each(logs)(
    `$name gives the same rows in batches of 1, 7 and 1,000 and however woven (seed ${seed})`,
    async ({ events }) => {
      const whole = await replay(sourceOf(events), folder);
      for (const batchSize of [1, 7, 1_000])
        for (const order of ['log', 'stream'] as const)
          expect([batchSize, order, await replay(sourceOf(events), folder, { batchSize, order })]).toEqual([
            batchSize,
            order,
            whole,
          ]);
      const woven = await replay(sourceOf(rewoven(events), false), folder, { order: 'log', batchSize: 7 });
      expect(woven).toEqual(whole);
    },
  );

  it('is folded by the rules of today, problem by problem', () => {
    const stages = new Map<string, number>();
    for (const { events } of logs)
      for (const [stream, own] of Map.groupBy(events, (event) => event.stream)) {
        if (!stream.startsWith('problem-')) continue;
        const state = own.map(dataOf).reduce(problemDecider.evolve, problemDecider.initial);
        stages.set(state.stage, (stages.get(state.stage) ?? 0) + 1);
      }
    expect(Object.fromEntries([...stages].toSorted())).toMatchSnapshot();
  });
});
