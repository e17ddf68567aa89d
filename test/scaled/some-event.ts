import type { NewEvent } from '@xiaohao/event-log';
import { v7 } from 'uuid';

/** An event that no view knows; its number tells it from others. */
export const someEvent = (number = 0, id: string = v7()): NewEvent => ({
  id,
  type: 'ProgressReported',
  data: { number },
  metadata: {
    schemaVersion: 1,
    actor: { kind: 'system', id: 'system' },
    command: 'ReportProgress',
    correlationId: v7(),
    recordedAt: '2026-11-23T01:02:03.456Z',
  },
});
