import type { Grant } from '@xiaohao/access';
import type { JsonObject } from '@xiaohao/event-log';
import { parseRaw } from '@xiaohao/projection-runtime';
import type { Ledger } from '../asking/ledger.js';
import { seesProblem } from '../asking/scope.js';

export interface TimelineEntry {
  readonly revision: string;
  readonly position: string;
  readonly id: string;
  readonly type: string;
  readonly recordedAt: string;
  readonly happenedAt: string | null;
  readonly actor: { readonly kind: string; readonly id: string };
  readonly command: string;
  readonly data: JsonObject;
}

/** One problem's history, from the log itself; empty when there is none that the reader sees. */
export async function timeline(
  ledger: Ledger,
  asked: { readonly problem: string; readonly grant: Grant },
): Promise<readonly TimelineEntry[]> {
  if (!seesProblem(ledger, asked.grant, asked.problem)) return [];
  const events = await ledger.log.stream(`problem-${asked.problem}`, null);
  return events.map((raw) => {
    const { revision, position, id, type, data, metadata } = parseRaw(raw);
    const { recordedAt, happenedAt = null, actor, command } = metadata;
    return { revision, position, id, type, recordedAt, happenedAt, actor, command, data };
  });
}
