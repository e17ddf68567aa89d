import { accessSync, constants, mkdirSync } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { resolve } from 'node:path';

/** The full path of a folder that is written, made where there is none. @throws what the system says where it cannot be */
export function writtenFolder(path: string): string {
  const folder = resolve(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  accessSync(folder, constants.W_OK);
  return folder;
}

/** `unwritable`: a folder is gone, another one has taken its place, or it can only be read. */
export type Room = 'enough' | 'low' | 'unwritable';

/** Watches the folders that are written, so that writing stops before a disk is full and not because of it. */
export class RoomOnDisk {
  #state: Room = 'enough';
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<Room> | undefined;

  /** @param mark a file in one of them, without which the disk that it was on is not there */
  constructor(
    private readonly folders: readonly string[],
    private readonly mark: string,
    private readonly lowWaterBytes: number,
  ) {}

  get state(): Room {
    return this.#state;
  }

  async watch(): Promise<void> {
    await this.look();
    this.#timer = setInterval(() => void this.look(), 2_000);
    this.#timer.unref();
  }

  /** How it is by now. A disk that does not answer is asked once. */
  look(): Promise<Room> {
    this.#looking ??= this.#judge().then((state) => {
      this.#looking = undefined;
      this.#state = state;
      return state;
    });
    return this.#looking;
  }

  async #judge(): Promise<Room> {
    try {
      await access(this.mark);
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
