import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RoomOnDisk, writtenFolder } from './room-on-disk.js';

describe('the room on the disk', () => {
  let root = '';
  let folder = '';
  let mark = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'room-'));
    folder = join(root, 'shared');
    mark = join(folder, 'mark');
    mkdirSync(folder);
    writeFileSync(mark, '');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('is enough, or low', async () => {
    expect(await new RoomOnDisk([root, folder], [mark], 0).look()).toBe('enough');
    expect(await new RoomOnDisk([root, folder], [mark], 1e18).look()).toBe('low');
  });

  it('is none where a folder is gone, and once more when it is back', async () => {
    const room = new RoomOnDisk([root, folder], [mark], 0);
    renameSync(folder, `${folder}-away`);
    expect(await room.look()).toBe('unwritable');
    renameSync(`${folder}-away`, folder);
    expect([await room.look(), room.state]).toEqual(['enough', 'enough']);
  });

  it('is none where another folder has taken the place, as where a disk is not mounted any more', async () => {
    const room = new RoomOnDisk([root, folder], [mark], 0);
    renameSync(folder, `${folder}-away`);
    mkdirSync(folder);
    expect(await room.look()).toBe('unwritable');
  });
});

describe('a folder that is written', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'written-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('is made with all that is above it', () => {
    expect(writtenFolder(join(root, 'a', '..', 'b', 'c'))).toBe(join(root, 'b', 'c'));
  });

  it('is none below a file', () => {
    writeFileSync(join(root, 'file'), '');
    expect(() => writtenFolder(join(root, 'file', 'a'))).toThrow(/ENOTDIR/);
  });

  // Whoever is root may write wherever the file system can be written.
  (process.getuid?.() === 0 ? it.skip : it)('is none where it can only be read', () => {
    mkdirSync(join(root, 'a'), { mode: 0o500 });
    expect(() => writtenFolder(join(root, 'a'))).toThrow(/EACCES/);
  });
});
