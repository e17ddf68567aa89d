import type { RecordedEvent, ResolvedEvent } from '@eventstore/db-client';
import type { CaseNames } from './case-names.js';
import type { Answer } from './recording.js';

/** Positions are shown by rank once the whole case is played; until then they are bigints. */
const positionOf = (event: { readonly position?: { readonly commit: bigint } }): bigint | undefined =>
  event.position?.commit;

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

function content(names: CaseNames, event: RecordedEvent): unknown {
  const { data, type, id } = event;
  if (data instanceof Uint8Array) return names.shown(text(data));
  return names.label(id).startsWith('(') && type.startsWith('$') ? JSON.stringify(data) : data;
}

function metadataOf(event: RecordedEvent): unknown {
  const { metadata } = event;
  if (metadata instanceof Uint8Array) return text(metadata);
  if (metadata && typeof metadata === 'object' && 'added' in metadata)
    return { ...metadata, added: '(time)' };
  return metadata;
}

function record(names: CaseNames, event: RecordedEvent): Answer {
  const metadata = metadataOf(event);
  return {
    stream: names.shown(event.streamId),
    revision: Number(event.revision),
    id: names.label(event.id),
    type: event.type,
    json: event.isJson,
    data: content(names, event),
    ...(metadata === undefined ? {} : { metadata }),
    position: positionOf(event),
  };
}

/** An event as the recordings show it. */
export const shownEvent = (names: CaseNames, { event, link, commitPosition }: ResolvedEvent): Answer => ({
  event: event ? record(names, event) : null,
  ...(link ? { link: record(names, link) } : {}),
  position: commitPosition,
});

const errorFields = [
  'streamName',
  'groupName',
  'expectedVersion',
  'actualVersion',
  'reason',
  'maxAppendSize',
];

/** A failure as the recordings show it. */
export function shownError(names: CaseNames, error: unknown): Answer {
  const failure = error as Readonly<Record<string, unknown>>;
  const shown: Record<string, unknown> = { error: failure['type'] ?? String(error) };
  for (const field of errorFields) {
    const value = failure[field];
    if (typeof value === 'bigint') shown[field] = Number(value);
    else if (typeof value === 'string') shown[field] = names.shown(value);
    else if (value !== undefined) shown[field] = value;
  }
  return shown;
}
