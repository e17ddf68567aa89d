import { serverEvent } from './server-event.js';
import type { Storage } from './storage.js';
import { metastreamOf } from './stream-names.js';

const text = new TextDecoder();

/** Ends a soft delete: metadata as it stands, with `$tb` behind the last event of before. Metadata that is no JSON object stays. */
export function undelete(storage: Storage, stream: string, lastOfBefore: number, now: number): void {
  const metastream = metastreamOf(stream);
  const raw = storage.eventAt(metastream, storage.lastRevision(metastream));
  const fields = raw && objectIn(raw.data);
  if (!fields) return;
  const json = JSON.stringify({ ...fields, $tb: lastOfBefore + 1 });
  storage.write(metastream, serverEvent('$metadata', json), now);
}

function objectIn(data: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const json: unknown = JSON.parse(text.decode(data));
    return typeof json === 'object' && json !== null && !Array.isArray(json)
      ? (json as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
