import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CopyBack } from './copy-back.js';
import { openToWrite } from './views-file.js';

const pageBytes = 4_096;
const due = 100;

describe('copying the write-ahead file beside the writer', () => {
  let folder: string;
  let path: string;
  let db: DatabaseSync;
  let copyBack: CopyBack;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'copy-back-'));
    path = join(folder, 'rows.db');
    db = openToWrite(path);
    db.exec('CREATE TABLE pages (id INTEGER PRIMARY KEY, text TEXT)');
    copyBack = new CopyBack(db, path, { due });
  });
  afterEach(async () => {
    await copyBack.close();
    if (db.isOpen) db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Each row fills a page or a little more. */
  const write = (rows: number): void => {
    db.exec('BEGIN');
    const insert = db.prepare('INSERT INTO pages (text) VALUES (?)');
    for (let row = 0; row < rows; row += 1) insert.run('行'.repeat(pageBytes / 3));
    db.exec('COMMIT');
  };
  const waiting = (): number => {
    const found = db.prepare('PRAGMA wal_checkpoint(NOOP)').get();
    return Number(found?.log) - Number(found?.checkpointed);
  };
  const rows = (): unknown => db.prepare('SELECT count(*) AS rows FROM pages').get()?.rows;
  /** By the thread alone. */
  const untilCopied = async (): Promise<void> => {
    for (const end = Date.now() + 10_000; waiting() > 0 && Date.now() < end; ) await pause(5);
  };
  const untilNothingWaits = async (): Promise<void> => {
    for (const end = Date.now() + 10_000; waiting() > 0 && Date.now() < end; await pause(5))
      copyBack.whenDue();
  };

  it('leaves the file alone until enough of it waits', async () => {
    write(20);
    copyBack.whenDue();
    await pause(100);
    expect(waiting()).toBeGreaterThanOrEqual(20);
  });

  it('is asked for and does not hold up the writer', async () => {
    write(2 * due);
    copyBack.whenDue();
    expect(waiting()).toBeGreaterThanOrEqual(2 * due);
    write(10);
    await untilNothingWaits();
    expect(waiting()).toBe(0);
    expect(rows()).toBe(2 * due + 10);
  });

  it('leaves to the writer what came while it was made', async () => {
    write(2 * due);
    copyBack.whenDue();
    await untilCopied();
    write(10);
    expect(waiting()).toBeGreaterThanOrEqual(10);
    await pause(50);
    copyBack.whenDue();
    expect(waiting()).toBe(0);
  });

  it('keeps the write-ahead file from growing with what is written', async () => {
    for (let round = 0; round < 20; round += 1) {
      write(due);
      copyBack.whenDue();
      await untilNothingWaits();
    }
    expect(statSync(`${path}-wal`).size).toBeLessThan(5 * due * pageBytes);
    expect(rows()).toBe(20 * due);
  });

  it('leaves nothing behind when the writer closes', async () => {
    write(2 * due);
    copyBack.whenDue();
    await untilCopied();
    await copyBack.close();
    db.close();
    expect(() => statSync(`${path}-wal`)).toThrow('ENOENT');
    db = openToWrite(path);
    expect(rows()).toBe(2 * due);
  });

  it('leaves it to SQLite where its thread cannot begin', async () => {
    const lost = new CopyBack(db, join(folder, 'no such folder', 'rows.db'), { due });
    for (let round = 0; round < 20; round += 1) {
      write(due);
      lost.whenDue();
      await pause(10);
    }
    await lost.close();
    expect(statSync(`${path}-wal`).size).toBeLessThan(8 * due * pageBytes);
  });
});
