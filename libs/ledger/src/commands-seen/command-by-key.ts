import type { RecordedEvent } from '@xiaohao/event-log';
import type { Ledger } from '../asking/ledger.js';
import type { Rows } from '../asking/rows.js';
import { readEvent } from '../reading-events/read-event.js';
import { shortKey } from './short-key.js';

/** What became of the command that came under an idempotency key. */
export interface CommandSeen {
  readonly key: string;
  readonly stream: string;
  /** As the first event has it, hex. */
  readonly requestDigest: string | null;
  readonly firstRevision: string;
  readonly lastRevision: string;
  readonly lastPosition: string;
}

interface Place {
  readonly position: number;
}

const places = 'SELECT position FROM command_event WHERE short = ? ORDER BY position LIMIT 1000';

/** False when no command came under this key (hex), which is so for nearly every one that is looked for. */
export const mayBeSeen = (rows: Rows, key: string): boolean =>
  rows.one<Place>(places, shortKey(key)) !== undefined;

/** What became of the command under this key (hex); of several streams, in the one it reached first. */
export async function commandByKey(
  ledger: Ledger,
  { key }: { readonly key: string },
): Promise<CommandSeen | null> {
  const events: RecordedEvent[] = [];
  for (const { position } of ledger.all<Place>(places, shortKey(key))) {
    const [raw] = await ledger.log.after(String(position - 1), 1);
    if (raw !== undefined) events.push(readEvent(raw));
  }
  const first = events.find(({ metadata }) => metadata.idempotencyKey === key);
  if (first === undefined) return null;
  const ofStream = events.filter(
    ({ stream, metadata }) => stream === first.stream && metadata.idempotencyKey === key,
  );
  const last = ofStream.at(-1) ?? first;
  return {
    key,
    stream: first.stream,
    requestDigest: first.metadata.requestDigest ?? null,
    firstRevision: first.revision,
    lastRevision: last.revision,
    lastPosition: last.position,
  };
}
