import { randomUUID } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LogUnavailable } from '@xiaohao/event-log';
import { SqliteEventLog, SqliteLogReader } from '@xiaohao/event-log/sqlite';
import { InDoubt, type LeafSource } from '@xiaohao/integrity/following';
import { doubtingSource } from './doubting-source.js';

const events = 400;
const text = '字'.repeat(900);

describe('a log whose file is damaged in the middle', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'xiaohao-'));
    file = join(folder, 'events.db');
    const log = await SqliteEventLog.open({ folder });
    for (let at = 0; at < events; at += 1)
      await log.append(`problem-${at}`, 'absent', [
        { id: randomUUID(), type: 'Identified', data: { text }, metadata: metadata() },
      ]);
    await log.close();
    const page = 4_096;
    const middle = Math.floor(statSync(file).size / page / 2);
    const bytes = openSync(file, 'r+');
    writeSync(bytes, Buffer.alloc(40 * page, 0xa5), 0, 40 * page, middle * page);
    closeSync(bytes);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('gives all before the damage and is then in doubt, naming file and place', async () => {
    const reader = await SqliteLogReader.open({ file });
    const source = doubtingSource({
      after: (position, limit) =>
        reader.readAllRaw(position === null ? { limit } : { after: position, limit }),
      at: (index) => reader.readAt(index),
    });
    const { read, doubt } = readOn(source);
    expect(read).toBeGreaterThan(50);
    expect(read).toBeLessThan(350);
    expect(doubt).toEqual({
      why: 'logDamaged',
      detail: expect.stringContaining(`; the last event read is at ${read}`),
    });
    expect(doubt.detail).toContain(file);
    expect(() => source.at(read)).toThrow(InDoubt);
    await reader.close();
  });
});

it('asks for no more than it was asked for', () => {
  const asked: number[] = [];
  const after = (_position: string | null, limit: number) => {
    asked.push(limit);
    return [];
  };
  const source = doubtingSource({ after, at: () => undefined });
  for (const limit of [0, 1, 2, 1_000]) source.after(null, limit);
  expect(asked).toEqual([0, 1, 2, 1_000]);
});

describe('a store that does not answer', () => {
  it('is in no doubt', () => {
    const away = (): never => {
      throw new LogUnavailable('no answer');
    };
    const source = doubtingSource({ after: away, at: away });
    expect(() => source.after('1', 100)).toThrow(LogUnavailable);
    expect(() => source.at(1)).toThrow(LogUnavailable);
  });
});

function readOn(source: LeafSource) {
  let position: string | null = null;
  for (let read = 0; ; ) {
    try {
      const leaves = source.after(position, 100);
      if (leaves.length === 0) throw new Error('the log was read whole');
      read += leaves.length;
      position = leaves.at(-1)?.position ?? position;
    } catch (error) {
      if (error instanceof InDoubt) return { read, doubt: error.doubt };
      throw error;
    }
  }
}

const metadata = () => ({
  schemaVersion: 1,
  actor: { kind: 'system' as const, id: 'spec' },
  command: 'Spec',
  correlationId: randomUUID(),
  recordedAt: '2026-01-05T00:00:00.000Z',
});
