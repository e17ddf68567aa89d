import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { EventStoreLog } from '@xiaohao/event-log/eventstoredb';
import { LogCopy } from '@xiaohao/event-log/sqlite';
import type { Logger } from 'pino';
import { UnfitEventStore } from './unfit-event-store.js';

/** What is made from the copy, beside it in the data folder, and goes by its positions. */
const folded = [
  'views',
  'past',
  'snapshots.db',
  'snapshots.db-wal',
  'snapshots.db-shm',
  'chase-followed.json',
];

function removeFolded(dataFolder: string): void {
  for (const name of folded) rmSync(join(dataFolder, name), { recursive: true, force: true });
}

const endsOf = (folder: string) => {
  const copy = LogCopy.open(folder);
  try {
    return [copy.first(), copy.last()] as const;
  } finally {
    copy.close();
  }
};

/** Whether a copy holds anything. */
export const holdsCopy = (folder: string): boolean => endsOf(folder)[0] !== undefined;

/** Whether the store does not have the first or the last event of a copy: it is of another log. @throws LogUnavailable */
export async function isOfAnother(
  store: EventStoreLog,
  folder: string,
): Promise<{ readonly stream: string; readonly revision: string } | undefined> {
  for (const event of endsOf(folder)) {
    if (event === undefined) continue;
    const { stream, revision, id, position } = event;
    const [there] = (await store.readStream(stream, { from: revision, limit: 1 })).events;
    if (there?.id !== id || there.position !== position) return { stream, revision };
  }
  return undefined;
}

/**
 * A copy whose first or last event the store does not have is of another log: it is put aside, and its views go.
 * @throws UnfitEventStore when the store has no log at all, and the copy may be all that there is of this one
 */
export async function dropCopyOfAnother(
  store: EventStoreLog,
  dataFolder: string,
  folder: string,
  logger: Logger,
): Promise<void> {
  // What was folded from a log that lay elsewhere before has that one's positions.
  if (!holdsCopy(folder)) removeFolded(dataFolder);
  const other = await isOfAnother(store, folder);
  if (other === undefined) return;
  if ((await store.head()) === null)
    throw new UnfitEventStore(
      `事件存储中没有此日志的任何事件，而本节点有它的副本（${folder}）：请检查 XIAOHAO_EVENT_STORE 及前缀；确要另起日志时先移走副本 / the event store holds nothing of this log, and this node has a copy of it (${folder}): see XIAOHAO_EVENT_STORE and the prefix; to begin another log, move the copy away first`,
    );
  logger.warn(other, 'the copy is of another log: it is put aside and made anew, and so are the views');
  const aside = join(folder, `of-another-${Date.now()}`);
  mkdirSync(aside);
  for (const file of readdirSync(folder).filter((name) => name.startsWith('events.db')))
    renameSync(join(folder, file), join(aside, file));
  removeFolded(dataFolder);
}
