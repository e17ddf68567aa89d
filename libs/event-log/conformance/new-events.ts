import { randomUUID } from 'node:crypto';
import type { EventMetadata, JsonObject, NewEvent } from '@xiaohao/event-log';

export const someMetadata: EventMetadata = {
  schemaVersion: 1,
  actor: { kind: 'person', id: '018f3a52-0000-7000-8000-000000000001' },
  command: 'ReportProgress',
  correlationId: '018f3a52-0000-7000-8000-000000000002',
  recordedAt: '2026-11-23T01:02:03.456Z',
};

export const newEvent = (data: JsonObject = {}, id: string = randomUUID()): NewEvent => ({
  id,
  type: 'ProgressReported',
  data,
  metadata: someMetadata,
});

/** That many events, told apart by `data.number` from 0. */
export const newEvents = (count: number): readonly NewEvent[] =>
  Array.from({ length: count }, (_, number) => newEvent({ number }));

/** A name that no other test uses: the log may be shared and need not be empty. */
export const freshStream = (): string => `conformance-${randomUUID()}`;

/** The first event of some, all of them being there. */
export const only = <T>(items: readonly T[]): T => {
  const [first] = items;
  if (first === undefined || items.length !== 1) throw new Error(`${items.length} items where one was due`);
  return first;
};
