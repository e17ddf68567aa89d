import type { DatabaseSync } from 'node:sqlite';
import { decodeRow } from '@xiaohao/projection-runtime';
import { type CommandSeen, commandSeen } from './commands-seen.js';

/** What became of the command under this key (hex); of several streams, the one it reached first. */
export function commandByKey(db: DatabaseSync, key: string): CommandSeen | null {
  const rows = db
    .prepare('SELECT * FROM command_seen WHERE key = ?')
    .all(Buffer.from(key, 'hex'))
    .map((row) => decodeRow<CommandSeen>(commandSeen, row));
  const [first, ...others] = rows;
  if (first === undefined) return null;
  return others.reduce((a, b) => (Number(b.lastPosition) < Number(a.lastPosition) ? b : a), first);
}
