import { existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makeFolder } from './make-folder.js';

describe('a folder that is made', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'make-folder-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('is made with all that is above it, and the first of them is told', () => {
    expect(makeFolder(join(root, 'a', 'b', 'c'), 0o700)).toBe(join(root, 'a'));
    expect(statSync(join(root, 'a', 'b', 'c')).mode & 0o777).toBe(0o700);
  });

  it('is left as it is where it stands, also behind a link', () => {
    makeFolder(join(root, 'a'));
    symlinkSync(join(root, 'a'), join(root, 'link'), 'dir');
    expect(makeFolder(join(root, 'a'))).toBeUndefined();
    expect(makeFolder(join(root, 'link', 'b'))).toBe(join(root, 'link', 'b'));
  });

  it('is none in place of a file, nor below one', () => {
    writeFileSync(join(root, 'file'), '');
    expect(() => makeFolder(join(root, 'file'))).toThrow(/EEXIST/);
    expect(() => makeFolder(join(root, 'file', 'a', 'b'))).toThrow(/ENOTDIR/);
  });

  it('has a name that a file system takes', () => {
    expect(() => makeFolder(join(root, 'a'.repeat(300), 'b'))).toThrow(/ENAMETOOLONG.*mkdir/);
  });

  (existsSync('/proc/self') ? it : it.skip)(
    'is none where nothing can be made, and is asked for once',
    () => {
      expect(() => makeFolder('/proc/none/a')).toThrow(/ENOENT.*mkdir/);
    },
  );
});
