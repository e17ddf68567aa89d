import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DraftHeld, TargetTaken } from './draft.js';
import { type BackupFile, type Manifest, manifestFormat } from './manifest.js';
import { BackupChanged, type Restoring, restoreBackup } from './restore-backup.js';

const contents = { 'log/events.db': 'the log', 'evidence/aa': 'a receipt', 'server-secret': 'hush' } as const;
const paths = Object.keys(contents);

describe('a restore', () => {
  let home = '';
  let [folder, target] = ['', ''];
  let manifest: Manifest;

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'xiaohao-restore-'));
    [folder, target] = [join(home, 'backup'), join(home, 'data')];
    const files: BackupFile[] = [];
    for (const [path, text] of Object.entries(contents)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
      files.push({ path, bytes: text.length, sha256: createHash('sha256').update(text).digest('hex') });
    }
    manifest = {
      format: manifestFormat,
      madeAt: '2026-11-26T00:00:00.000Z',
      origin: 'example.org/log',
      events: 1,
      root: '',
      checkpoint: null,
      witnessed: null,
      secrets: 'inside',
      reporterKeys: false,
      files,
    };
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  /** `meanwhile` runs once, after the first file was copied. */
  const restore = (meanwhile: () => void = () => undefined, whole = paths): Promise<void> =>
    restoreBackup({
      checked: { manifest, whole },
      folder,
      secretsFolder: undefined,
      target,
      onProgress: (done) => (done === 1 ? meanwhile() : undefined),
    });
  const restored = () =>
    Object.fromEntries(
      paths
        .filter((path) => existsSync(join(target, path)))
        .map((path) => [path, readFileSync(join(target, path), 'utf8')]),
    );

  it('gives a folder that holds what the backup has, and nothing of how it grew', async () => {
    mkdirSync(target);
    await restore();
    expect(restored()).toEqual(contents);
    expect(readdirSync(target).toSorted()).toEqual(['evidence', 'log', 'server-secret']);
    expect(readdirSync(home).toSorted()).toEqual(['backup', 'data']);
  });

  it('takes nothing from a server that was started in its place meanwhile', async () => {
    const begun = restore(() => {
      mkdirSync(join(target, 'log'), { recursive: true });
      writeFileSync(join(target, 'log', 'events.db'), 'written since');
    });
    await expect(begun).rejects.toThrow(TargetTaken);
    expect(restored()).toEqual({ 'log/events.db': 'written since' });
  });

  it.each([
    ['a file', () => writeFileSync(target, 'no folder')],
    ['a folder that holds something', () => mkdirSync(join(target, 'log'), { recursive: true })],
  ])('goes nowhere where there is %s', async (_, occupy) => {
    occupy();
    await expect(restore()).rejects.toThrow(TargetTaken);
    expect(readdirSync(home).toSorted()).toEqual(['backup', 'data']);
  });

  it.each([
    ['changed', () => writeFileSync(join(folder, 'server-secret'), 'mine')],
    ['taken away', () => rmSync(join(folder, 'server-secret'))],
  ])('gives no folder when a file that was found whole is %s before it is copied', async (_, spoil) => {
    await expect(restore(spoil)).rejects.toThrow(BackupChanged);
    expect(existsSync(target)).toBe(false);
  });

  it('gives what was found otherwise as it is, when it is wanted all the same', async () => {
    writeFileSync(join(folder, 'server-secret'), 'mine');
    await restore(
      () => undefined,
      paths.filter((path) => path !== 'server-secret'),
    );
    expect(restored()).toEqual({ ...contents, 'server-secret': 'mine' });
  });

  it('is in the hands of one process at a time, and gone on with afterwards', async () => {
    let second: Promise<unknown> | undefined;
    const first: Restoring['onProgress'] = () => {
      second ??= restore().catch((error: unknown) => error);
    };
    await restoreBackup({
      checked: { manifest, whole: paths },
      folder,
      secretsFolder: undefined,
      target,
      onProgress: first,
    });
    expect(await second).toBeInstanceOf(DraftHeld);
    expect(restored()).toEqual(contents);
    rmSync(target, { recursive: true });
    await restore();
    expect(restored()).toEqual(contents);
  });
});
