import type { RecordedEvent } from '@xiaohao/event-log';
import { type RowStore, table, type View } from '@xiaohao/projection-runtime';

/** What became of the command that came under an idempotency key. */
export interface CommandSeen {
  /** As in the events' metadata, hex. */
  readonly key: string;
  readonly stream: string;
  readonly requestDigest: string | null;
  readonly firstRevision: string;
  readonly lastRevision: string;
  readonly lastPosition: string;
}

export const commandSeen = table<CommandSeen>({
  name: 'command_seen',
  columns: {
    key: 'hex',
    stream: 'text',
    requestDigest: 'hex',
    firstRevision: 'text',
    lastRevision: 'text',
    lastPosition: 'text',
  },
  key: ['key', 'stream'],
  heap: true,
  cached: 500,
});

/** Events of one append share a key and follow each other. */
function record(event: RecordedEvent, rows: RowStore): void {
  const { idempotencyKey: key, requestDigest } = event.metadata;
  if (key === undefined) return;
  const seen = rows.get(commandSeen, key, event.stream);
  rows.put(commandSeen, {
    key,
    stream: event.stream,
    requestDigest: seen?.requestDigest ?? requestDigest ?? null,
    firstRevision: seen?.firstRevision ?? event.revision,
    lastRevision: event.revision,
    lastPosition: event.position,
  });
}

const kinds = ['problem', 'campaign', 'organisation', 'numbers', 'parked'];

/** One row a command that carried a key; looks at metadata alone, so that no event is strange to it. */
export const commandsSeen: View = {
  name: 'commands-seen',
  version: 1,
  claims: kinds.map((kind) => ({ kind, known: 'any', every: record })),
  tables: [commandSeen],
};
