import { type Disk, realDisk } from '@xiaohao/integrity/folder';

/** A disk on which this process is killed before the `at`-th step; a write counts as two, and may be half done. */
export function killingDisk(at: number): Disk {
  let steps = 0;
  const step = (): void => {
    steps += 1;
    if (steps === at) process.kill(process.pid, 'SIGKILL');
  };
  const before =
    <Args extends readonly unknown[], Result>(work: (...args: Args) => Result) =>
    (...args: Args): Result => {
      step();
      return work(...args);
    };
  return {
    read: realDisk.read,
    makeFolder: before(realDisk.makeFolder),
    create: before(realDisk.create),
    write(file, bytes) {
      const half = Math.floor(bytes.length / 2);
      step();
      realDisk.write(file, bytes.subarray(0, half));
      step();
      realDisk.write(file, bytes.subarray(half));
    },
    sync: before(realDisk.sync),
    close: before(realDisk.close),
    rename: before(realDisk.rename),
    link: before(realDisk.link),
    syncFolder: before(realDisk.syncFolder),
    remove: before(realDisk.remove),
  };
}
