import type { WatchedStore } from '@xiaohao/integrity/following';

export interface OpenedStore extends WatchedStore {
  close(): Promise<void>;
}

/** The store that holds the log, as whoever reads it again sees it. Its client is loaded where there is such a store. */
export async function openStore(at: { readonly url: string; readonly prefix: string }): Promise<OpenedStore> {
  const { EventStoreLog, StoreSetBack } = await import('@xiaohao/event-log/eventstoredb');
  const log = new EventStoreLog(at);
  return {
    // A place that is no more has nothing behind it: what that means is judged by whoever reads.
    after: (position, limit) =>
      log.readAllRaw(position === null ? { limit } : { after: position, limit }).catch((error: unknown) => {
        if (error instanceof StoreSetBack) return [];
        throw error;
      }),
    firstOf: (stream) => log.firstRevision(stream),
    close: () => log.close(),
  };
}
