import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SnapshotFile } from './snapshots.js';

const snapshot = { state: { sum: 1 }, revision: '199', handRevision: '199', length: 200 };

describe('the file of snapshots', () => {
  let folder: string;
  let path: string;
  let faults: unknown[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'snapshots-'));
    path = join(folder, 'snapshots.db');
    faults = [];
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const open = (): SnapshotFile => new SnapshotFile(path, (fault) => faults.push(fault));
  const isOfUse = (file: SnapshotFile): void => {
    file.write('s', 'v', snapshot);
    expect(file.read('s', 'v')).toEqual(snapshot);
    file.close();
  };

  it('is made anew when it is no database', () => {
    writeFileSync(path, 'x'.repeat(8_192));
    isOfUse(open());
    expect(faults).toHaveLength(1);
  });

  it('is made anew when one of its pages turns out to be damaged', () => {
    const first = open();
    for (let n = 0; n < 200; n += 1) first.write(`stream-${n}`, 'v', snapshot);
    first.close();
    const pages = readFileSync(path);
    // The first page, where the schema lies, stays as it is.
    pages.fill(0xff, 4_096);
    writeFileSync(path, pages);
    const damaged = open();
    expect(damaged.read('stream-7', 'v')).toBeUndefined();
    expect(faults).toHaveLength(1);
    isOfUse(damaged);
    expect(faults).toHaveLength(1);
  });

  it('costs nobody more than the short cut while it cannot be written', () => {
    const file = open();
    file.write('s', 'v', snapshot);
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    file.write('s', 'v', { ...snapshot, length: 400 });
    expect(faults).toHaveLength(1);
    other.exec('ROLLBACK');
    other.close();
    isOfUse(file);
  });

  it('is done without where there can be none', () => {
    const file = new SnapshotFile(join(folder, 'no-such-folder', 'snapshots.db'), (fault) =>
      faults.push(fault),
    );
    file.write('s', 'v', snapshot);
    expect(file.read('s', 'v')).toBeUndefined();
    file.close();
    expect(faults).toHaveLength(2);
  });
});
