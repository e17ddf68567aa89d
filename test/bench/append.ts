import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { encodeEvent, type NewEvent } from '@xiaohao/event-log';
import { SqliteEventLog } from '@xiaohao/event-log/sqlite';
import type { Figure, Measured } from './figure.js';
import { median } from './median.js';

const rounds = 5;
const msPerPart = 500;
const tmpfs = 0x01021994;

/** An event of a usual size: Chinese text, ids, digests. */
const template: Omit<NewEvent, 'id'> = {
  type: 'ProgressReported',
  data: {
    measure: randomUUID(),
    percent: 40,
    done: '已完成制度修订初稿，正在征求各科室意见，下一步提交党组会审议后印发执行。',
    obstacle: '部分单位反馈较慢',
    helpAsked: null,
    steps: [
      { id: 's1', text: '修订' },
      { id: 's2', text: '印发' },
    ],
  },
  metadata: {
    schemaVersion: 1,
    actor: { kind: 'person', id: randomUUID() },
    command: 'ReportProgress',
    correlationId: randomUUID(),
    recordedAt: '2026-11-23T01:02:03.456Z',
    idempotencyKey: randomBytes(32).toString('hex'),
    requestDigest: randomBytes(32).toString('hex'),
  },
};

const progressReported = (): NewEvent => ({ id: randomUUID(), ...template });

export const perSecond = async (part: (until: number) => Promise<number> | number): Promise<number> => {
  const begun = performance.now();
  const done = await part(begun + msPerPart);
  return (done * 1_000) / (performance.now() - begun);
};

/** The bare cost: the same rows into the adapter's own table and indexes, in this thread. */
const rawRows = (file: string, perCommit: number) => {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA synchronous = FULL; PRAGMA fullfsync = 1; PRAGMA checkpoint_fullfsync = 1');
  const insert = database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)');
  const streams = Array.from({ length: perCommit }, () => `problem-${randomUUID()}`);
  const { type, data, metadata } = encodeEvent(progressReported());
  let position = 0;
  let revision = -1;
  const writeUntil = (until: number): number => {
    let rows = 0;
    while (performance.now() < until) {
      revision += 1;
      database.exec('BEGIN IMMEDIATE');
      for (const stream of streams) {
        position += 1;
        insert.run(position, stream, revision, randomBytes(16), type, data, metadata);
      }
      database.exec('COMMIT');
      rows += streams.length;
    }
    return rows;
  };
  return { writeUntil, close: () => database.close() };
};

/** Writers that each await their own append before the next, each on a stream of its own. */
export const writersOn = (log: SqliteEventLog, count: number) => {
  const writers = Array.from({ length: count }, () => ({
    stream: `problem-${randomUUID()}`,
    revision: 'absent',
  }));
  const write = async (writer: { readonly stream: string; revision: string }, until: number) => {
    let appends = 0;
    for (; performance.now() < until; appends += 1)
      writer.revision = (await log.append(writer.stream, writer.revision, [progressReported()])).revision;
    return appends;
  };
  return async (until: number): Promise<number> =>
    (await Promise.all(writers.map((writer) => write(writer, until)))).reduce((sum, one) => sum + one, 0);
};

const measureWriters = async (count: number): Promise<Measured> => {
  const folder = await mkdtemp(join(process.env.XIAOHAO_BENCH_DIR ?? tmpdir(), 'xiaohao-append-'));
  try {
    // An opened and closed log leaves a database that has the table and the indexes as they are.
    await (await SqliteEventLog.open({ folder: join(folder, 'raw') })).close();
    const raw = rawRows(join(folder, 'raw', 'events.db'), count);
    const log = await SqliteEventLog.open({ folder: join(folder, 'log') });
    const write = writersOn(log, count);
    const floors: number[] = [];
    const values: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      floors.push(await perSecond(raw.writeUntil));
      values.push(await perSecond(write));
    }
    raw.close();
    await log.close();
    const onMemory = (await statfs(folder)).type === tmpfs;
    return {
      value: median(values),
      unit: 'appends/s',
      floor: median(floors),
      notes: {
        folder,
        disk: onMemory ? 'tmpfs: an fsync costs nothing here, set XIAOHAO_BENCH_DIR' : 'disk',
      },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Durable appends of one event against bare SQLite commits of the same rows. */
export const appendFigures: readonly Figure[] = [
  {
    name: 'append.embedded.1',
    judged: 'ratio',
    better: 'higher',
    target: 0.4,
    measure: () => measureWriters(1),
  },
  {
    name: 'append.embedded.64',
    judged: 'ratio',
    better: 'higher',
    target: 0.6,
    measure: () => measureWriters(64),
  },
];
