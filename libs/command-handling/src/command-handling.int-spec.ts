import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SqliteEventLog } from '@xiaohao/event-log/sqlite';
import { v7 } from 'uuid';
import type { AggregateKind, Loaded } from './aggregate.js';
import { Aggregates } from './aggregates.js';
import { CommandHandling } from './command-handling.js';
import { ConcurrentChange, PreconditionFailed } from './errors.js';
import { RequestIds } from './ids.js';
import type { Precondition } from './requests.js';
import { SnapshotFile } from './snapshots.js';

type Counted = { readonly type: 'Counted'; readonly data: { readonly by: number } };
interface Count {
  readonly sum: number;
}

const counter: AggregateKind<number, Counted, Count, undefined> = {
  name: 'counter',
  decider: {
    initial: { sum: 0 },
    decide: (by) => [{ type: 'Counted', data: { by } }],
    evolve: ({ sum }, { data }) => ({ sum: sum + data.by }),
  },
  stream: (id) => `counter-${id}`,
  schemaVersions: { Counted: 1 },
  snapshotVersion: 'counter-1',
};

describe('command handling', () => {
  let folder = '';
  let log: SqliteEventLog;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'commands-'));
    log = await SqliteEventLog.open({ folder });
  });
  afterEach(async () => {
    await log.close();
    await rm(folder, { recursive: true, force: true });
  });

  const handlingOver = (aggregates: Aggregates) =>
    new CommandHandling(log, aggregates, () => '2026-01-01T00:00:00.000Z');
  const order = (
    by: number,
    precondition: Precondition,
    more: {
      readonly actor?: 'person' | 'clock';
      readonly commutative?: boolean;
      readonly seen?: (at: Loaded<Count>) => void;
    } = {},
  ) => ({
    id: 'a',
    command: 'Count',
    precondition,
    commutative: more.commutative ?? false,
    facts: {
      actor: { kind: more.actor ?? 'person', id: 'p' } as const,
      correlationId: v7(),
      ids: new RequestIds(),
    },
    decide: (at: Loaded<Count>) => {
      more.seen?.(at);
      return counter.decider.decide(by, at.state, undefined);
    },
  });

  it('decides on the last state and appends at its revision', async () => {
    const handling = handlingOver(new Aggregates(log));
    await handling.execute(counter, order(1, { kind: 'fresh' }));
    const { state, revision } = await handling.execute(counter, order(2, { kind: 'match', revision: '0' }));
    expect({ state, revision }).toEqual({ state: { sum: 3 }, revision: '1' });
  });

  it('holds a precondition against what a person wrote last, not against the clock', async () => {
    const handling = handlingOver(new Aggregates(log));
    await handling.execute(counter, order(1, { kind: 'fresh' }));
    await handling.execute(counter, order(1, { kind: 'any' }, { actor: 'clock' }));
    await handling.execute(counter, order(1, { kind: 'match', revision: '0' }));
    await expect(handling.execute(counter, order(1, { kind: 'match', revision: '1' }))).rejects.toThrow(
      PreconditionFailed,
    );
    await expect(handling.execute(counter, order(1, { kind: 'match', revision: '7' }))).rejects.toThrow(
      PreconditionFailed,
    );
  });

  it('decides again after another writer only where that is safe', async () => {
    const mine = handlingOver(new Aggregates(log));
    const other = handlingOver(new Aggregates(log));
    await mine.execute(counter, order(1, { kind: 'fresh' }));
    await other.execute(counter, order(10, { kind: 'any' }));
    await expect(mine.execute(counter, order(100, { kind: 'any' }))).rejects.toThrow(ConcurrentChange);
    await other.execute(counter, order(1_000, { kind: 'any' }));
    const seen: number[] = [];
    const { state } = await mine.execute(
      counter,
      order(5, { kind: 'any' }, { commutative: true, seen: (at) => seen.push(at.state.sum) }),
    );
    expect(seen).toEqual([11, 1_011]);
    expect(state).toEqual({ sum: 1_016 });
  });

  it('goes on from a snapshot, and from the log alone when the snapshot is of no use', async () => {
    const file = join(folder, 'snapshots.db');
    const snapshots = new SnapshotFile(file);
    const handling = handlingOver(new Aggregates(log, { snapshots }));
    await handling.execute(counter, order(1, { kind: 'fresh' }));
    for (let n = 0; n < 250; n += 1) await handling.execute(counter, order(1, { kind: 'any' }));
    expect(snapshots.read('counter-a', 'counter-1')?.length).toBe(200);
    expect((await new Aggregates(log, { snapshots }).load(counter, 'a')).state).toEqual({ sum: 251 });
    const beyond = { state: { sum: -1 }, revision: '9999', handRevision: '9999', length: 10_000 };
    snapshots.write('counter-a', 'counter-1', beyond);
    expect((await new Aggregates(log, { snapshots }).load(counter, 'a')).state).toEqual({ sum: 251 });
    snapshots.write('counter-a', 'another-shape', beyond);
    expect((await new Aggregates(log, { snapshots }).load(counter, 'a')).state).toEqual({ sum: 251 });
    snapshots.close();
  });
});
