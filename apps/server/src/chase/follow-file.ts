import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';

/** How far the chase has followed the log, and the last day on which it looked for rules that came into force. */
export interface Followed {
  readonly position: string;
  readonly day: string;
}

/** A help after a restart: what is lost or damaged costs a longer look and nothing else. */
export interface FollowFile {
  read(): Followed | null;
  write(followed: Followed): Promise<void>;
}

export const followFile = (path: string): FollowFile => ({
  read() {
    if (!existsSync(path)) return null;
    try {
      const { position, day } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Followed>;
      const whole = typeof position === 'string' && /^\d+$/.test(position) && typeof day === 'string';
      return whole ? { position, day } : null;
    } catch {
      return null;
    }
  },
  async write(followed) {
    await writeFile(`${path}.new`, JSON.stringify(followed), { mode: 0o600 });
    await rename(`${path}.new`, path);
  },
});
