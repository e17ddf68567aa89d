import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ResolvedEvent, StoredEvent } from '../storage/index.js';
import { identifierOf } from './stream-name.js';
import { uuidMessage } from './uuid.js';
import { wireRevision } from './wire-revision.js';

const ticksPerMs = 10_000n;

function recorded(stored: StoredEvent): streams.ReadResp.ReadEvent.RecordedEvent {
  const message = new streams.ReadResp.ReadEvent.RecordedEvent();
  const position = String(stored.position);
  message
    .setId(uuidMessage(stored.id))
    .setStreamIdentifier(identifierOf(stored.stream))
    .setStreamRevision(wireRevision(stored.revision))
    .setPreparePosition(position)
    .setCommitPosition(position)
    .setData(stored.data)
    .setCustomMetadata(stored.metadata);
  message
    .getMetadataMap()
    .set('type', stored.type)
    .set('content-type', stored.isJson ? 'application/json' : 'application/octet-stream')
    .set('created', String(BigInt(stored.created) * ticksPerMs));
  return message;
}

/** A message with an event; its position is the link's when there is one. */
export function eventMessage({ event, link }: ResolvedEvent): streams.ReadResp {
  const message = new streams.ReadResp.ReadEvent();
  if (event) message.setEvent(recorded(event));
  if (link) message.setLink(recorded(link));
  const place = link ?? event;
  if (place) message.setCommitPosition(String(place.position));
  return new streams.ReadResp().setEvent(message);
}
