import { named } from '@xiaohao/event-log';
import { dividedKind, ledgerViews } from '@xiaohao/ledger';
import { type Division, partsOf, rebuild, removeFile } from '@xiaohao/projection-runtime';
import { Thread } from '../threads/thread.js';
import { openLogSource } from './log-source.js';
import type { BuildRequest, BuildThreadData, RebuildProgress } from './messages.js';

/** Rows that wait for their transaction should not be moved into the old generation first. */
const youngMegabytes = 96;

/** Builds a file of views anew and without a thread where the log holds so few events; false where it holds more. */
export async function buildOfFew(
  path: string,
  few: number,
  { logFolder }: BuildThreadData,
): Promise<boolean> {
  const source = await openLogSource(logFolder);
  try {
    if ((await source.events()) > few) return false;
    // A killed build in threads may have left a part of the rows.
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

/** Of the first and the second part of a build; see {@link partsOf}. */
const pathsOf = (path: string): readonly string[] => [path, `${path}.part`];

/** Fills the parts, each in its thread, and puts them together; false where the order between streams counts. */
async function buildByStreams(
  paths: readonly string[],
  threads: readonly Thread<BuildRequest, RebuildProgress>[],
): Promise<boolean> {
  const division = (await threads[0]?.ask({ kind: 'begin', paths })) as Division | null;
  if (division !== null) {
    const parts = partsOf(division.boundary, dividedKind);
    const filled = await Promise.all(
      threads.map((thread, part) =>
        thread.ask({ kind: 'fill', path: paths[part] ?? '', division, ranges: parts[part] ?? [] }),
      ),
    );
    if (!filled.every((part) => part === true)) return false;
  }
  return (await threads[0]?.ask({ kind: 'finish', paths })) === true;
}

/**
 * Builds a file of views, the streams divided among two threads. Rejects when that fails, and leaves the files: the
 * next build of the same path goes on with them.
 */
export async function buildViews(
  path: string,
  data: BuildThreadData,
  onProgress: (progress: RebuildProgress) => void,
): Promise<void> {
  const paths = pathsOf(path);
  const done = paths.map(() => 0);
  const threads = paths.map(
    (_, part) =>
      new Thread<BuildRequest, RebuildProgress>({
        file: new URL('./build-thread.js', import.meta.url),
        data,
        youngMegabytes,
        onNotice: (told) => {
          done[part] = told.done;
          onProgress({ done: done.reduce((sum, events) => sum + events, 0), total: told.total });
        },
      }),
  );
  try {
    if (!(await buildByStreams(paths, threads))) {
      paths.forEach(removeFile);
      done.fill(0);
    }
    await threads[0]?.ask({ kind: 'follow', path });
  } finally {
    await Promise.all(threads.map((thread) => thread.close({ kind: 'close' })));
  }
}
