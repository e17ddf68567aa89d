import type { Grant } from '@xiaohao/access';
import type { JsonObject } from '@xiaohao/event-log';
import type { Ledger } from '../asking/ledger.js';
import { recordOf } from '../past/record-of.js';

export interface TimelineEntry {
  readonly revision: string;
  readonly position: string;
  readonly id: string;
  readonly type: string;
  readonly recordedAt: string;
  readonly happenedAt: string | null;
  /** `onBehalfOf`: 代, for whom it was done. */
  readonly actor: { readonly kind: string; readonly id: string; readonly onBehalfOf?: string };
  readonly command: string;
  readonly data: JsonObject;
}

/** One problem's history, from the log itself; empty when there is none that the reader sees. */
export async function timeline(
  ledger: Ledger,
  asked: { readonly problem: string; readonly grant: Grant },
): Promise<readonly TimelineEntry[]> {
  const record = await recordOf(ledger, asked);
  return (record?.events ?? []).map(({ revision, position, id, type, data, metadata }) => {
    const { recordedAt, happenedAt = null, actor, command } = metadata;
    return { revision, position, id, type, recordedAt, happenedAt, actor, command, data };
  });
}
