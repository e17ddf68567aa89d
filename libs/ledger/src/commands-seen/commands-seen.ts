import type { RecordedEvent } from '@xiaohao/event-log';
import { kindOf, type RowStore, table, type View } from '@xiaohao/projection-runtime';
import { shortKey } from './short-key.js';

/** An event that came of a command with an idempotency key. Those of one append share the key. */
export interface CommandEvent {
  /** First bytes of the key as a number: the index over it is a fraction of one over whole keys. */
  readonly short: number;
  /** As in the events' metadata, hex. */
  readonly key: string;
  readonly requestDigest: string | null;
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
}

export const commandEvent = table<CommandEvent>({
  name: 'command_event',
  columns: {
    short: 'integer',
    key: 'hex',
    requestDigest: 'hex',
    stream: 'text',
    revision: 'integer',
    position: 'integer',
  },
  key: ['position'],
  appendOnly: true,
  indexes: [{ columns: ['short'] }],
});

function record({ metadata, stream, revision, position }: RecordedEvent, rows: RowStore): void {
  const { idempotencyKey: key, requestDigest = null } = metadata;
  if (key === undefined) return;
  rows.put(commandEvent, {
    short: shortKey(key),
    key,
    requestDigest,
    stream,
    revision: Number(revision),
    position: Number(position),
  });
}

/** What the names of the streams begin with on which people and systems give commands. */
const commandStreams: ReadonlySet<string> = new Set([
  'problem',
  'intake',
  'campaign',
  'organisation',
  'access',
  'account',
  'session',
  'signing',
  'calendar',
  'chase',
  'delivery',
  'snails',
  'numbers',
  'parked',
]);

/** Whether a command that wrote to this stream is found again by its key. */
export const isKeyRemembered = (stream: string): boolean => commandStreams.has(kindOf(stream));

/** Commands that carried a key; looks at metadata alone, so that no event is strange to it. */
export const commandsSeen: View = {
  name: 'commands-seen',
  version: 5,
  claims: [...commandStreams].map((kind) => ({ kind, known: 'any', every: record })),
  tables: [commandEvent],
};
