import { table } from './table.js';
import type { View } from './view.js';

export interface SkippedEvent {
  readonly stream: string;
  readonly event: string;
  readonly ground: string;
  readonly by: string;
}

export const skippedEvent = table<SkippedEvent>({
  name: 'skipped_event',
  columns: { stream: 'text', event: 'text', ground: 'text', by: 'text' },
  key: ['stream', 'event'],
  shared: true,
});

/** Stream of the decisions to go on without an event that a view cannot take in. */
export const parkedEventsStream = 'parked-events';

/**
 * The decisions to skip. They are events, so that a rebuild honours them; one takes effect only where a view
 * would otherwise park, so that it does not matter whether it was known before or after.
 */
export const skippedEvents: View = {
  name: 'skipped-events',
  version: 1,
  claims: [
    {
      kind: 'parked',
      known: { ParkedEventSkipped: 1 },
      on: {
        ParkedEventSkipped({ data }, rows) {
          const { stream, eventId, ground, by } = data;
          rows.put(skippedEvent, {
            stream: String(stream),
            event: String(eventId),
            ground: String(ground),
            by: String(by),
          });
        },
      },
    },
  ],
  tables: [skippedEvent],
};
