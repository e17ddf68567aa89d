import { binaryEvent, type EventData, jsonEvent } from '@eventstore/db-client';
import type { CaseNames } from './case-names.js';
import type { RecordedProposal } from './recording.js';

/** An event of a recording as the client takes it. */
export function proposalOf(names: CaseNames, event: RecordedProposal): EventData {
  const id = names.id(event.id);
  const metadata = event.metadata as Record<string, unknown> | undefined;
  if (event.link !== undefined)
    return binaryEvent({ id, type: '$>', data: Buffer.from(names.link(event.link)) });
  const type = event.type ?? 't';
  if (event.binary !== undefined) return binaryEvent({ id, type, data: Buffer.from(event.binary), metadata });
  const data = event.bytes === undefined ? (event.data ?? { n: event.id }) : { pad: 'x'.repeat(event.bytes) };
  return jsonEvent({ id, type, data: data as Record<string, unknown>, metadata });
}
