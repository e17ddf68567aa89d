import { readMetadata } from '@xiaohao/event-log';
import type { Ledger } from '../asking/ledger.js';
import type { Rows } from '../asking/rows.js';
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
  const events = [];
  for (const { position } of ledger.all<Place>(places, shortKey(key))) {
    // The first that stands after every earlier place: the one that stands there.
    const [raw] = await ledger.log.after(String(position - 1), 1);
    if (raw === undefined) continue;
    const { idempotencyKey, requestDigest = null } = readMetadata(raw.metadata);
    if (idempotencyKey === key) events.push({ ...raw, requestDigest });
  }
  const [first] = events;
  const last = events.findLast(({ stream }) => stream === first?.stream);
  if (first === undefined || last === undefined) return null;
  return {
    key,
    stream: first.stream,
    requestDigest: first.requestDigest,
    firstRevision: first.revision,
    lastRevision: last.revision,
    lastPosition: last.position,
  };
}
