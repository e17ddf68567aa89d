import type { DatabaseSync } from 'node:sqlite';
import { decodeRow } from '@xiaohao/projection-runtime';
import { type CommandEvent, commandEvent } from './commands-seen.js';
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

const sql = 'SELECT * FROM command_event WHERE short = ? AND key = ? ORDER BY position LIMIT 1000';

/** What became of the command under this key (hex); of several streams, in the one it reached first. */
export function commandByKey(db: DatabaseSync, key: string): CommandSeen | null {
  const events = db
    .prepare(sql)
    .all(shortKey(key), Buffer.from(key, 'hex'))
    .map((row) => decodeRow<CommandEvent>(commandEvent, row));
  const [first] = events;
  const last = events.filter(({ stream }) => stream === first?.stream).at(-1);
  if (first === undefined || last === undefined) return null;
  return {
    key,
    stream: first.stream,
    requestDigest: first.requestDigest,
    firstRevision: String(first.revision),
    lastRevision: String(last.revision),
    lastPosition: String(last.position),
  };
}
