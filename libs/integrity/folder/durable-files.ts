import { dirname, join, relative, sep } from 'node:path';
import type { Disk } from './disk.js';

/**
 * Files in one folder that are there whole or not at all: written beside their place, fsynced, renamed. A name is
 * on the disk once {@link settle} has been called, which comes once after many files.
 */
export class DurableFiles {
  readonly #unsettled = new Set<string>();

  constructor(
    private readonly root: string,
    private readonly disk: Disk,
  ) {
    disk.makeFolder(root);
    disk.syncFolder(dirname(root));
  }

  read(name: string): Buffer | undefined {
    return this.disk.read(join(this.root, name));
  }

  /** `name` is a path below the folder, with slashes. */
  put(name: string, content: Uint8Array | string): void {
    const path = join(this.root, name);
    const folder = dirname(path);
    this.disk.makeFolder(folder);
    const file = this.disk.create(`${path}.new`);
    try {
      this.disk.write(file, Buffer.from(content));
      this.disk.sync(file);
    } finally {
      this.disk.close(file);
    }
    this.disk.rename(`${path}.new`, path);
    for (const one of this.#foldersTo(folder)) this.#unsettled.add(one);
  }

  remove(name: string): void {
    this.disk.remove(join(this.root, name));
  }

  settle(): void {
    for (const folder of this.#unsettled) this.disk.syncFolder(folder);
    this.#unsettled.clear();
  }

  /** The root and every folder down to this one: any of them may have a new name in it. */
  #foldersTo(folder: string): readonly string[] {
    const steps = relative(this.root, folder)
      .split(sep)
      .filter((step) => step !== '');
    return [this.root, ...steps.map((_, at) => join(this.root, ...steps.slice(0, at + 1)))];
  }
}
