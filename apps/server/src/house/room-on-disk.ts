import { statfs } from 'node:fs/promises';

/** Watches the data folder's disk, so that writing stops before the disk is full and not because of it. */
export class RoomOnDisk {
  #enough = true;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly folder: string,
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
      const { bavail, bsize } = await statfs(this.folder);
      this.#enough = bavail * bsize >= this.lowWaterBytes;
    } catch {
      this.#enough = false;
    }
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
