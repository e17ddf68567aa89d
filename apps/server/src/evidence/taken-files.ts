import { mkdir, open, stat } from 'node:fs/promises';
import { join } from 'node:path';

const digestShape = /^[0-9a-f]{64}$/;

/**
 * Who has handed in which file: until something relies on it, nobody else can use or read it, so that a digest
 * opens nothing to one who never had the content. An empty file for each, on the disk when `note` resolves.
 */
export class TakenFiles {
  constructor(private readonly folder: string) {}

  /** `taker` is a caller's id. */
  async note(digest: string, taker: string): Promise<void> {
    await mkdir(join(this.folder, digest), { recursive: true, mode: 0o700 });
    const file = await open(this.#place(digest, taker), 'a', 0o600);
    await file.sync();
    await file.close();
  }

  async isTakenBy(digest: string, taker: string): Promise<boolean> {
    if (!digestShape.test(digest)) return false;
    return stat(this.#place(digest, taker)).then(
      () => true,
      () => false,
    );
  }

  #place(digest: string, taker: string): string {
    return join(this.folder, digest, encodeURIComponent(taker));
  }
}
