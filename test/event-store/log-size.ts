import { BACKWARDS, END, EventStoreDBClient, START } from '@eventstore/db-client';
import { clientAddress } from './player/client-address.js';

/** How much a server holds already. */
export interface LogSize {
  /** Counted from the start, at most one above the limit. */
  readonly events: number;
  readonly more: boolean;
  /** Of the last event; on a real server bytes of its log. */
  readonly position: bigint | undefined;
}

/** Above this, subscriptions to `$all` from its start take longer than the recorded cases wait for them. */
export const manyEvents = 100_000;

/** Counts what a server holds, up to a limit. @throws InvalidAddress, and what the client throws */
export async function sizeOfLog(address: string, most = manyEvents): Promise<LogSize> {
  const client = EventStoreDBClient.connectionString(clientAddress(address).url);
  try {
    let position: bigint | undefined;
    for await (const event of client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 }))
      position = event.commitPosition;
    let events = 0;
    for await (const _ of client.readAll({ fromPosition: START, maxCount: most + 1 })) events += 1;
    return { events: Math.min(events, most), more: events > most, position };
  } finally {
    await client.dispose();
  }
}

/** What is said of it before specs begin. */
export function wordsOnLog({ events, more, position }: LogSize): string {
  const size = `The server's log holds ${more ? 'more than ' : ''}${events} events (last position ${position ?? 'none'}).`;
  if (!more) return size;
  return `${size}\nWARNING: a fresh server is meant. Cases that follow everything from the start wait 8 s for it and will time out here.`;
}
