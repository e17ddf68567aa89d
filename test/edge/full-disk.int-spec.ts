import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { dataFolder, failedStart, sentencesOf, startServer } from '../journeys/server-process.js';

const mount = (folder: string): boolean =>
  process.platform === 'linux' &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'xiaohao-spec', folder]).status === 0;
const unmount = (folder: string): void => void spawnSync('umount', [folder]);

/** Only who may mount has a small disk; what each error means is held by the spec of the sentences. */
const mayMount = ((): boolean => {
  const { folder, remove } = dataFolder();
  const mounted = mount(folder);
  if (mounted) unmount(folder);
  remove();
  return mounted;
})();

(mayMount ? describe : describe.skip)('a start on a disk that is full', () => {
  let disk = '';
  let remove: () => void;
  beforeEach(() => {
    ({ folder: disk, remove } = dataFolder());
    mount(disk);
  });
  afterEach(() => {
    unmount(disk);
    remove();
  });
  const data = (): string => join(disk, 'data');

  /** Leaves so many KiB on the disk. */
  const leave = (left: number): void => {
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(join(disk, 'filler'), Buffer.alloc(bavail * bsize - left * 1024));
  };
  const env = { XIAOHAO_BOOTSTRAP_KEY: '', XIAOHAO_LOW_WATER_MB: '0' };

  const expectRefused = async (): Promise<void> => {
    const end = await failedStart(data(), env);
    expect([end.exitCode, sentencesOf(end)]).toEqual([
      78,
      [
        expect.stringMatching(/^不能启动.*磁盘已满/),
        expect.stringMatching(/^nothing is started.*the disk is full/),
      ],
    ]);
  };

  it.each([0, 4, 8, 40, 64, 96, 640])('is refused with a new folder and %i KiB', async (left) => {
    leave(left);
    await expectRefused();
    rmSync(join(disk, 'filler'));
    const server = await startServer(data(), env);
    expect(await server.stop()).toBe(0);
  });

  it.each([0, 4, 16])('is refused on data that is there and %i KiB', async (left) => {
    await (await startServer(data(), env)).stop();
    leave(left);
    await expectRefused();
    expect(existsSync(join(data(), 'log', 'events.db'))).toBe(true);
    truncateSync(join(disk, 'filler'));
    const server = await startServer(data(), env);
    expect(await server.stop()).toBe(0);
  });
});
