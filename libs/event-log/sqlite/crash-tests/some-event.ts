import type { NewEvent } from '@xiaohao/event-log';

/** The `number`th of `of` events of one append, about `bytes` long. */
export const someEvent = (id: string, number: number, of: number, bytes: number): NewEvent => ({
  id,
  type: 'ProgressReported',
  data: { number, of, padding: 'x'.repeat(bytes) },
  metadata: {
    schemaVersion: 1,
    actor: { kind: 'system', id: 'crash-test' },
    command: 'ReportProgress',
    correlationId: id,
    recordedAt: '2026-11-23T01:02:03.456Z',
  },
});
