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
    /** Tells the files that are being written from those of other processes that write this folder. */
    private readonly writer = '',
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
    this.disk.rename(this.#written(path, content), path);
    this.#touched(dirname(path));
  }

  /** Like {@link put}, but false, and nothing done, where a file has the name already. */
  putNew(name: string, content: Uint8Array | string): boolean {
    const path = join(this.root, name);
    const whole = this.#written(path, content);
    const placed = this.disk.link(whole, path);
    this.disk.remove(whole);
    this.#touched(dirname(path));
    return placed;
  }

  remove(name: string): void {
    this.disk.remove(join(this.root, name));
  }

  settle(): void {
    for (const folder of this.#unsettled) this.disk.syncFolder(folder);
    this.#unsettled.clear();
  }

  /** The path of a file that is whole and on the disk, beside the place that it is for. */
  #written(path: string, content: Uint8Array | string): string {
    const beside = this.writer === '' ? `${path}.new` : `${path}.${this.writer}.new`;
    this.disk.makeFolder(dirname(path));
    const file = this.disk.create(beside);
    try {
      this.disk.write(file, Buffer.from(content));
      this.disk.sync(file);
    } finally {
      this.disk.close(file);
    }
    return beside;
  }

  #touched(folder: string): void {
    for (const one of this.#foldersTo(folder)) this.#unsettled.add(one);
  }

  /** The root and every folder down to this one: any of them may have a new name in it. */
  #foldersTo(folder: string): readonly string[] {
    const steps = relative(this.root, folder)
      .split(sep)
      .filter((step) => step !== '');
    return [this.root, ...steps.map((_, at) => join(this.root, ...steps.slice(0, at + 1)))];
  }
}
