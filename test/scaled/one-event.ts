import type { NewEvent } from '@xiaohao/event-log';
import { v7 } from 'uuid';

/** An event that no part of the product knows. */
export const oneEvent = (text = 'one'): NewEvent => ({
  id: v7(),
  type: 'Noted',
  data: { text },
  metadata: {
    schemaVersion: 1,
    actor: { kind: 'system', id: 'system' },
    command: 'Note',
    correlationId: v7(),
    recordedAt: '2026-01-01T00:00:00.000Z',
  },
});
