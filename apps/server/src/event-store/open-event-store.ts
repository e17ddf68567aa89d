import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LogFailed, LogUnavailable } from '@xiaohao/event-log';
import { EventStoreLog } from '@xiaohao/event-log/eventstoredb';
import { makeFolder, SqliteLogReader, takeWriterLock } from '@xiaohao/event-log/sqlite';
import { readAddress } from '@xiaohao/event-log/store-address';
import type { Logger } from 'pino';
import type { EventStoreConfiguration } from '../configuration/event-store.js';
import { CopyKeeper } from './copy-keeper.js';
import { dropCopyOfAnother, holdsCopy, isOfAnother } from './copy-of-another.js';
import type { HeardOfGrowth, HouseLog } from './house-log.js';
import { type AdmittedStore, reachStore } from './reach-store.js';
import { StoreBackedLog } from './store-backed-log.js';
import { UnfitEventStore } from './unfit-event-store.js';

/** How long a start waits for a store that does not answer, milliseconds; less where there is a copy to serve from. */
const startPatience = 30_000;
const copyPatience = 5_000;
const pauseBetween = 1_000;

/** Who is told of what the copy's keeper says. */
interface Heard {
  growth: HeardOfGrowth;
  moved: (position: string) => void;
  missing: (detail: string) => void;
}

/**
 * The log in EventStoreDB, and this node's copy of it in the data folder, caught up. While the store does not answer
 * at all the copy alone is served, if there is one, and nothing is written until the store was examined.
 * @throws UnfitEventStore when the store must not be relied on, or cannot be reached in time; LogInUse when another
 * process keeps its copy in this folder
 */
export async function openEventStore(
  dataFolder: string,
  configuration: EventStoreConfiguration,
  logger: Logger,
): Promise<HouseLog> {
  const { url, prefix } = configuration;
  const readFolder = join(dataFolder, 'log-copy');
  makeFolder(readFolder);
  const lock = takeWriterLock(readFolder);
  let held: string | null = null;
  const store = new EventStoreLog({
    url,
    prefix,
    seen: () => held,
    onTrouble: (what) => logger.warn(what),
  });
  let closed = false;
  try {
    const hasCopy = holdsCopy(readFolder);
    const patience = hasCopy ? copyPatience : startPatience;
    let found = await reachStore(configuration, patience, logger);
    if (found === undefined && !hasCopy)
      throw new UnfitEventStore(
        '事件存储无法连接，本节点也没有可供查阅的副本（XIAOHAO_EVENT_STORE） / the event store cannot be reached, and this node has no copy to serve from',
      );
    const drop = () => dropCopyOfAnother(store, dataFolder, readFolder, logger);
    if (found !== undefined && !(await isAnswered(patience, drop))) found = undefined;
    if (found === undefined) {
      logger.error('the event store does not answer: this node’s copy is served, and nothing is written');
      store.link.broke('not reached since this process began');
    }
    const heard: Heard = { growth: () => undefined, moved: () => undefined, missing: () => undefined };
    const keeper = new CopyKeeper(
      { folder: readFolder, url, prefix, waits: found === undefined },
      {
        grown: (heads) => {
          for (const [stream, revision] of heads) heard.growth(stream, revision);
        },
        moved: ({ position, link, missing }) => {
          held = position;
          if (position !== null) heard.moved(position);
          if (missing !== null) heard.missing(missing);
          // The keeper's own connection answers again: what is asked next may ask the store.
          if (found !== undefined && link.state === 'up' && store.link.down) store.link.answered();
        },
        trouble: (what) => logger.warn(what),
      },
    );
    if (found !== undefined && !(await caughtUpOrRefused(keeper, hasCopy, patience))) {
      found = undefined;
      logger.error('the event store answers no more: this node’s copy is served, and nothing is written');
      store.link.broke('not reached while the copy was caught up');
    }
    const copy = await SqliteLogReader.open({ folder: readFolder });
    const log = new StoreBackedLog(
      store,
      copy,
      () => found !== undefined,
      () => keeper.state,
    );
    const admitted = async (): Promise<AdmittedStore> => {
      for (; ; await pause(pauseBetween)) {
        const reached = closed ? undefined : await reachStore(configuration, 0, logger);
        if (closed) return new Promise(() => undefined);
        if (reached !== undefined) return reached;
      }
    };
    /** Goes over to the store once it answers; rejects when it is not the one that this process may go on with. */
    const goOver = async (): Promise<void> => {
      const reached = await admitted();
      for (; ; await pause(pauseBetween))
        try {
          const other = await isOfAnother(store, readFolder);
          if (other === undefined) break;
          const { stream, revision } = other;
          throw new LogFailed(
            `the event store does not have event ${revision} of ${stream}, which this node's copy ends with: start it anew`,
          );
        } catch (error) {
          if (!(error instanceof LogUnavailable)) throw error;
        }
      await keeper.begin();
      found = reached;
      store.link.answered();
      logger.warn('the event store answers: this node goes on with it');
    };
    const failed =
      found === undefined
        ? goOver().then(
            () => new Promise<LogFailed>(() => undefined),
            (error: unknown) => new LogFailed(error instanceof Error ? error.message : String(error)),
          )
        : new Promise<LogFailed>(() => undefined);
    return {
      log,
      readFolder,
      readStreamRaw: (stream) => copy.readStreamRaw(stream),
      shared: true,
      failed,
      store: () => {
        const { link, position, asOf, head, fault, news } = keeper.state;
        const broken = store.link.state.why ?? link.why ?? log.heldUp;
        return {
          address: found?.address ?? readAddress(url).shown,
          version: found?.version ?? null,
          access: found?.access ?? null,
          clockSkew: found?.clockSkew ?? null,
          reachable: found !== undefined && link.state === 'up' && !store.link.down && log.heldUp === null,
          why: broken,
          copy: { position, asOf, head, fault, news },
        };
      },
      onGrowth: (growth, moved) => {
        heard.growth = growth;
        heard.moved = moved;
        if (keeper.state.position !== null) moved(keeper.state.position);
      },
      onMissing: (missing) => {
        heard.missing = missing;
      },
      caughtUp: () => keeper.catchUp(),
      async close() {
        closed = true;
        await keeper.close();
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

/** Asks until there is an answer: at a start nobody waits but the start itself. False where there was none in time. */
async function isAnswered(patience: number, ask: () => Promise<void>): Promise<boolean> {
  for (const end = performance.now() + patience; ; await pause(pauseBetween))
    try {
      await ask();
      return true;
    } catch (error) {
      if (!(error instanceof LogUnavailable)) throw error;
      if (performance.now() > end) return false;
    }
}

/**
 * False when the store went away meanwhile and there is a copy to serve from.
 * @throws UnfitEventStore when events are missing in the store, or it went away and there is none
 */
async function caughtUpOrRefused(keeper: CopyKeeper, hasCopy: boolean, patience: number): Promise<boolean> {
  let failure: unknown;
  try {
    if (await isAnswered(patience, () => keeper.catchUp())) return true;
  } catch (error) {
    failure = error;
  }
  const { fault, link } = keeper.state;
  if (hasCopy && fault === null && failure === undefined) return false;
  await keeper.close();
  if (fault !== null)
    throw new UnfitEventStore(`事件存储中缺少事件 / events are missing in the event store: ${fault}`);
  throw (
    failure ??
    new UnfitEventStore(
      `事件存储在启动过程中断开，请稍后重试 / the event store went away during the start: ${link.why}`,
    )
  );
}
