import type { RecordedEvent } from '@xiaohao/event-log';

/** What a command writes when nothing disturbs it, and how it is answered. */
export interface Expected {
  readonly status: number;
  /** `stream type` of each event, ids in the streams' names put as `*`. */
  readonly events: readonly string[];
  /** Names of the commands, as the events have them. */
  readonly commands: readonly string[];
  /** What a rule names to meet its appends. */
  readonly stream: string;
}

const anyId = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const streamsOf = ({ stream }: RecordedEvent): string => stream.replace(anyId, '*');

export const shown = (event: RecordedEvent): string => `${streamsOf(event)} ${event.type}`;

/** Events that somebody asked for under a key: the clock's and the server's own have none. */
export const asked = (events: readonly RecordedEvent[]): readonly RecordedEvent[] =>
  events.filter(({ metadata }) => metadata.idempotencyKey !== undefined);

export function expectedOf(status: number, events: readonly RecordedEvent[]): Expected {
  const [first] = events;
  if (first === undefined) throw new Error('the command wrote nothing');
  return {
    status,
    events: events.map(shown),
    commands: [...new Set(events.map(({ metadata }) => metadata.command))],
    stream: streamsOf(first),
  };
}
