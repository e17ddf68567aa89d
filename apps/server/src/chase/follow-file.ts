import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';

/** A notice that is to be addressed to somebody. */
export interface Addressing {
  readonly person: string;
  readonly notice: string;
  /** Null for an entry of the snail board. */
  readonly problem: string | null;
  readonly urgent: boolean;
}

/** How far the chase has followed the log, and what of it failed. */
export interface Followed {
  readonly position: string;
  /** The instant at which it last looked for rules that came into force. */
  readonly lookedAt: string;
  /** Problems up to the position that have still to be looked at. */
  readonly problems: readonly string[];
  /** Notices up to the position that have still to be addressed. */
  readonly addressings: readonly Addressing[];
}

/** A help after a restart: what is lost or damaged costs a longer look and nothing else. */
export interface FollowFile {
  read(): Followed | null;
  write(followed: Followed): Promise<void>;
}

const isAddressing = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  const { person, notice, problem, urgent } = value as Partial<Record<keyof Addressing, unknown>>;
  const texts = [person, notice, ...(problem === null ? [] : [problem])];
  return texts.every((one) => typeof one === 'string') && typeof urgent === 'boolean';
};

const isWhole = (value: Partial<Record<keyof Followed, unknown>>): boolean => {
  const { position, lookedAt, problems, addressings } = value;
  return (
    typeof position === 'string' &&
    /^\d+$/.test(position) &&
    typeof lookedAt === 'string' &&
    !Number.isNaN(Date.parse(lookedAt)) &&
    Array.isArray(problems) &&
    problems.every((one) => typeof one === 'string') &&
    Array.isArray(addressings) &&
    addressings.every(isAddressing)
  );
};

export const followFile = (path: string): FollowFile => ({
  read() {
    if (!existsSync(path)) return null;
    try {
      const followed = JSON.parse(readFileSync(path, 'utf8')) as Followed;
      return isWhole(followed) ? followed : null;
    } catch {
      return null;
    }
  },
  async write(followed) {
    await writeFile(`${path}.new`, JSON.stringify(followed), { mode: 0o600 });
    await rename(`${path}.new`, path);
  },
});
