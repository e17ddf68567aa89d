import type shared from '@eventstore/db-client/generated/shared_pb.js';
import type { Map as ProtoMap } from 'google-protobuf';
import type { ProposedEvent } from '../storage/index.js';
import { missingMetadata } from './errors.js';
import { uuidOf } from './uuid.js';

/** What Append and BatchAppend have in common. */
interface ProposedMessage {
  getId(): shared.UUID | undefined;
  getMetadataMap(): ProtoMap<string, string>;
  getData_asU8(): Uint8Array;
  getCustomMetadata_asU8(): Uint8Array;
}

/** @throws CallError when type or content type is not there */
export function proposedOf(message: ProposedMessage): ProposedEvent {
  const fields = message.getMetadataMap();
  const type = fields.get('type');
  const contentType = fields.get('content-type');
  if (type === undefined || contentType === undefined) throw missingMetadata();
  return {
    id: uuidOf(message.getId()),
    type,
    isJson: contentType === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}
