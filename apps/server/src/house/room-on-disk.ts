import { statfs } from 'node:fs/promises';

/** Watches the disks of the folders that are written, so that writing stops before the disk is full and not because of it. */
export class RoomOnDisk {
  #enough = true;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly folders: readonly string[],
    private readonly lowWaterBytes: number,
  ) {}

  get enough(): boolean {
    return this.#enough;
  }

  async watch(): Promise<void> {
    await this.look();
    this.#timer = setInterval(() => void this.look(), 2_000);
    this.#timer.unref();
  }

  async look(): Promise<void> {
    try {
      const disks = await Promise.all(this.folders.map((folder) => statfs(folder)));
      this.#enough = disks.every(({ bavail, bsize }) => bavail * bsize >= this.lowWaterBytes);
    } catch {
      this.#enough = false;
    }
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
