import { accessSync, constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeFolder } from '@xiaohao/event-log/sqlite';

/** The full path of a folder that is written, made where there is none. @throws what the system says where it cannot be */
export function writtenFolder(path: string): string {
  const folder = resolve(path);
  makeFolder(folder, 0o700);
  accessSync(folder, constants.W_OK);
  return folder;
}

/** How long a disk has to answer, milliseconds. */
const longestLook = 3_000;

/** `unwritable`: a folder is gone, another one has taken its place, it can only be read, or its disk does not answer. */
export type Room = 'enough' | 'low' | 'unwritable';

/** Watches the folders that are written, so that writing stops before a disk is full and not because of it. */
export class RoomOnDisk {
  #state: Room = 'enough';
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<Room> | undefined;

  /** @param marks a file in each of them, without which the disk that it was on is not there */
  constructor(
    private readonly folders: readonly string[],
    private readonly marks: readonly string[],
    private readonly lowWaterBytes: number,
  ) {}

  /** That of a data folder and the shared one, which may be the same. */
  static ofHouse(folder: string, shared: string, lowWaterBytes: number): RoomOnDisk {
    const marks = [join(folder, 'node-id'), join(shared, 'server-secret')];
    return new RoomOnDisk([folder, shared], marks, lowWaterBytes);
  }

  get state(): Room {
    return this.#state;
  }

  async watch(): Promise<void> {
    await this.look();
    this.#timer = setInterval(() => void this.look(), 2_000);
    this.#timer.unref();
  }

  /** How it is by now. A disk that does not answer is asked once, and is not waited for. */
  async look(): Promise<Room> {
    this.#looking ??= this.#judge().finally(() => {
      this.#looking = undefined;
    });
    const waited = new AbortController();
    this.#state = await Promise.race([
      this.#looking,
      pause(longestLook, 'unwritable' as const, { signal: waited.signal, ref: false }),
    ]);
    waited.abort();
    return this.#state;
  }

  async #judge(): Promise<Room> {
    try {
      await Promise.all(this.marks.map((mark) => access(mark)));
      await Promise.all(this.folders.map((folder) => access(folder, constants.W_OK)));
      const disks = await Promise.all(this.folders.map((folder) => statfs(folder)));
      return disks.every(({ bavail, bsize }) => bavail * bsize >= this.lowWaterBytes) ? 'enough' : 'low';
    } catch {
      return 'unwritable';
    }
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
