import type shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Map as ProtoMap } from 'google-protobuf';
import { type ResolvedEvent, revisionText, type StoredEvent } from '../storage/index.js';
import { identifierOf } from './stream-name.js';
import { uuidMessage } from './uuid.js';

/** The service of streams and the one of groups have each a type of their own for the same thing. */
interface Recorded {
  setId(id: shared.UUID): unknown;
  setStreamIdentifier(identifier: shared.StreamIdentifier): unknown;
  setStreamRevision(revision: string): unknown;
  setPreparePosition(position: string): unknown;
  setCommitPosition(position: string): unknown;
  setData(data: Uint8Array): unknown;
  setCustomMetadata(metadata: Uint8Array): unknown;
  getMetadataMap(): ProtoMap<string, string>;
}

/** Times are told in ticks of 100 ns. */
const ticksInMs = '0000';

export function fillRecorded(message: Recorded, stored: StoredEvent, at = stored.position): void {
  const position = String(at);
  message.setId(uuidMessage(stored.id));
  message.setStreamIdentifier(identifierOf(stored.stream));
  message.setStreamRevision(revisionText(stored.revision));
  message.setPreparePosition(position);
  message.setCommitPosition(position);
  message.setData(stored.data);
  message.setCustomMetadata(stored.metadata);
  message
    .getMetadataMap()
    .set('type', stored.type)
    .set('content-type', stored.isJson ? 'application/json' : 'application/octet-stream')
    .set('created', `${stored.created}${ticksInMs}`);
}

function recorded(stored: StoredEvent): streams.ReadResp.ReadEvent.RecordedEvent {
  const message = new streams.ReadResp.ReadEvent.RecordedEvent();
  fillRecorded(message, stored);
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
