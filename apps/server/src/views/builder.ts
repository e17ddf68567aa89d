import { comparePositions, named } from '@xiaohao/event-log';
import { ledgerViews, rebuildShares } from '@xiaohao/ledger';
import { isJoined, isOfAnotherBoot, rebuild, removeFile } from '@xiaohao/projection-runtime';
import { Thread } from '../threads/thread.js';
import { openLogSource } from './log-source.js';
import type { BuildRequest, BuildThreadData, RebuildProgress } from './messages.js';

/** Rows that wait for their transaction should not be moved into the old generation first. */
const youngMegabytes = 96;

interface ShareBuild {
  readonly share: number;
  readonly path: string;
  readonly thread: Thread<BuildRequest, RebuildProgress>;
}

/** Each to the head that it finds, then those that found an earlier one to the latest. */
async function buildShares(shares: readonly ShareBuild[]): Promise<void> {
  const built = (await Promise.all(
    shares.map(({ thread, path, share }) => thread.ask({ kind: 'build', path, share })),
  )) as readonly (string | null)[];
  const [upTo] = built.filter((position) => position !== null).sort((a, b) => comparePositions(b, a));
  if (upTo === undefined) return;
  const behind = shares.filter(({ share }) => built[share] !== upTo);
  await Promise.all(
    behind.map(({ thread, path, share }) => thread.ask({ kind: 'advance', path, share, upTo })),
  );
}

/** Builds a file of views anew and without a thread where the log holds so few events; false where it holds more. */
export async function buildOfFew(
  path: string,
  few: number,
  { logFolder }: BuildThreadData,
): Promise<boolean> {
  const source = await openLogSource(logFolder);
  try {
    if ((await source.events()) > few) return false;
    // A killed build of shares may have left a part of the tables.
    removeFile(path);
    const now = (): string => new Date().toISOString();
    await rebuild({ path, views: ledgerViews, source, now, order: 'log' });
    return true;
  } catch (error) {
    throw named(path, error);
  } finally {
    await source.close();
  }
}

/**
 * Builds a file of views, each share in a thread of its own, then puts them together. Rejects when that
 * fails, and leaves the files: the next build of the same path goes on with them.
 */
export async function buildViews(
  path: string,
  data: BuildThreadData,
  onProgress: (progress: RebuildProgress) => void,
): Promise<void> {
  const shares = rebuildShares.map((views, share) => ({
    share,
    path: share === 0 ? path : `${path}.share${share}`,
    views,
    done: 0,
    thread: new Thread<BuildRequest, RebuildProgress>({
      file: new URL('./build-thread.js', import.meta.url),
      data,
      youngMegabytes,
      onNotice: ({ done, total }) => {
        const mine = shares[share];
        if (mine !== undefined) mine.done = done;
        onProgress({ done: Math.min(...shares.map((other) => other.done)), total });
      },
    }),
  }));
  try {
    // What was not forced to the disk before the machine stopped may be there in part, or as anything.
    if (isOfAnotherBoot(path)) for (const share of shares) removeFile(share.path);
    // A killed build may have come to its end but for what the log got since.
    if (!shares.every((share) => share.share === 0 || isJoined(path, share))) await buildShares(shares);
    await shares[0]?.thread.ask({ kind: 'join', paths: shares.map((share) => share.path) });
  } finally {
    await Promise.all(shares.map(({ thread }) => thread.close({ kind: 'close' })));
  }
}
