import type { RecordedEvent } from '@xiaohao/event-log';
import { kindOf, type RowStore, table, type View } from '@xiaohao/projection-runtime';
import { shortKey } from './short-key.js';

/** Where in the log an event stands that came of a command with an idempotency key; the event says the rest. */
interface CommandEvent {
  /** First bytes of the key as a number: few keys share it, and what stands in the log tells them apart. */
  readonly short: number;
  readonly position: number;
}

const commandEvent = table<CommandEvent>({
  name: 'command_event',
  columns: { short: 'integer', position: 'integer' },
  key: ['position'],
  appendOnly: true,
  indexes: [{ columns: ['short'] }],
});

function record({ metadata, position }: RecordedEvent, rows: RowStore): void {
  const { idempotencyKey: key } = metadata;
  if (key !== undefined) rows.put(commandEvent, { short: shortKey(key), position: Number(position) });
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

/** Commands that carried a key; looks at metadata alone, so that no type or version is strange to it. */
export const commandsSeen: View = {
  name: 'commands-seen',
  version: 6,
  claims: [...commandStreams].map((kind) => ({ kind, known: 'any', every: record })),
  tables: [commandEvent],
};
