import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { LogFailed } from '@xiaohao/event-log';
import {
  EventStoreLog,
  examineStore,
  judgeStore,
  type StoreExamination,
  StoreUnreachable,
} from '@xiaohao/event-log/eventstoredb';
import { LogCopy, SqliteLogReader, takeWriterLock } from '@xiaohao/event-log/sqlite';
import type { Logger } from 'pino';
import type { EventStoreConfiguration } from '../configuration/event-store.js';
import type { HeardOfGrowth, HouseLog } from './house-log.js';
import { LogFollower } from './log-follower.js';
import { StoreBackedLog } from './store-backed-log.js';
import { UnfitEventStore } from './unfit-event-store.js';

/** Who is told of what the follower says. */
interface Heard {
  growth: HeardOfGrowth;
  moved: (position: string) => void;
  missing: (detail: string) => void;
}

/** How long a start waits for a store that cannot be reached, milliseconds. */
const startPatience = 30_000;
const startPause = 500;

/**
 * The log in EventStoreDB, and this node's copy of it in the data folder, caught up.
 * @throws UnfitEventStore when the store must not be relied on, or cannot be reached in time; LogInUse when another
 * process keeps its copy in this folder
 */
export async function openEventStore(
  dataFolder: string,
  { url, prefix, allowUnsafe }: EventStoreConfiguration,
  logger: Logger,
): Promise<HouseLog> {
  const readFolder = join(dataFolder, 'log-copy');
  mkdirSync(readFolder, { recursive: true });
  const lock = takeWriterLock(readFolder);
  const store = new EventStoreLog({ url, prefix, onTrouble: (what) => logger.warn(what) });
  try {
    const found = await examine(url, prefix);
    const access = admit(found, allowUnsafe, logger);
    await dropCopyOfAnother(store, dataFolder, readFolder, logger);
    const heard: Heard = {
      growth: () => undefined,
      moved: () => undefined,
      missing: () => undefined,
    };
    const follower = new LogFollower(
      { folder: readFolder, url, prefix },
      {
        grown: (heads) => {
          for (const [stream, revision] of heads) heard.growth(stream, revision);
        },
        moved: ({ position, link, missing }) => {
          if (position !== null) heard.moved(position);
          if (missing !== null) heard.missing(missing);
          // The follower's own connection answers again: what is asked next may ask the store.
          if (link.state === 'up' && store.link.down) store.link.answered();
        },
        trouble: (what) => logger.warn(what),
      },
    );
    await catchUpOrRefuse(follower);
    const copy = await SqliteLogReader.open({ folder: readFolder });
    const log = new StoreBackedLog(store, copy);
    return {
      log,
      readFolder,
      readStreamRaw: (stream) => copy.readStreamRaw(stream),
      shared: true,
      failed: new Promise<LogFailed>(() => undefined),
      store: () => {
        const { link, fault, ...state } = follower.state;
        const broken = store.link.state.why ?? link.why;
        return {
          address: found.address,
          version: found.version,
          access,
          clockSkew: found.clockSkew,
          reachable: link.state === 'up' && !store.link.down,
          why: broken,
          copy: { ...state, fault },
        };
      },
      onGrowth: (growth, moved) => {
        heard.growth = growth;
        heard.moved = moved;
        if (follower.state.position !== null) moved(follower.state.position);
      },
      onMissing: (missing) => {
        heard.missing = missing;
      },
      caughtUp: () => follower.catchUp(),
      async close() {
        await follower.close();
        await log.close();
        lock.release();
      },
    };
  } catch (error) {
    await store.close();
    lock.release();
    throw error;
  }
}

/** What is made from the copy, beside it in the data folder. */
const folded = ['views', 'snapshots.db', 'snapshots.db-wal', 'snapshots.db-shm'];

function removeFolded(dataFolder: string): void {
  for (const name of folded) rmSync(join(dataFolder, name), { recursive: true, force: true });
}

/** @throws UnfitEventStore when events are missing in the store */
async function catchUpOrRefuse(follower: LogFollower): Promise<void> {
  try {
    await follower.catchUp();
  } catch (error) {
    const { fault } = follower.state;
    await follower.close();
    if (fault === null) throw error;
    throw new UnfitEventStore(`事件存储中缺少事件 / events are missing in the event store: ${fault}`);
  }
}

async function examine(url: string, prefix: string): Promise<StoreExamination> {
  for (const end = performance.now() + startPatience; ; await pause(startPause)) {
    try {
      return await examineStore(url, prefix);
    } catch (error) {
      if (!(error instanceof StoreUnreachable)) throw error;
      if (error.distrusted || performance.now() > end)
        throw new UnfitEventStore(
          `事件存储无法连接或不可信（XIAOHAO_EVENT_STORE） / the event store cannot be reached, or not trusted: ${error.message}`,
        );
    }
  }
}

function admit(found: StoreExamination, allowUnsafe: boolean, logger: Logger): 'safe' | 'unsafe' {
  const findings = judgeStore(found);
  const accepted = findings.filter(({ code }) => allowUnsafe && code === 'UnsafeAccess');
  const against = findings.filter((finding) => finding.fatal && !accepted.includes(finding));
  if (against.length > 0)
    throw new UnfitEventStore(against.map(({ code, zh, en }) => `${code}: ${zh} / ${en}`).join('\n'));
  for (const { code, en } of findings) logger.warn({ code }, en);
  return accepted.length > 0 ? 'unsafe' : 'safe';
}

/** A copy whose first or last event the store does not have is of another log: it and its views go. */
async function dropCopyOfAnother(
  store: EventStoreLog,
  dataFolder: string,
  folder: string,
  logger: Logger,
): Promise<void> {
  const copy = LogCopy.open(folder);
  const ends = [copy.first(), copy.last()];
  copy.close();
  // What was folded from a log that lay elsewhere before has that one's positions.
  if (ends[0] === undefined) removeFolded(dataFolder);
  for (const event of ends) {
    if (event === undefined) continue;
    const { stream, revision, id, position } = event;
    const [there] = (await store.readStream(stream, { from: revision, limit: 1 })).events;
    if (there?.id === id && there.position === position) continue;
    logger.warn({ stream, revision }, 'the copy is of another log: it is made anew, and so are the views');
    for (const file of readdirSync(folder).filter((name) => name.startsWith('events.db')))
      rmSync(join(folder, file), { force: true });
    removeFolded(dataFolder);
    return;
  }
}
