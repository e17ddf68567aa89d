import type shared from '@eventstore/db-client/generated/shared_pb.js';
import type { Map as ProtoMap } from 'google-protobuf';
import type { ProposedEvent } from '../storage/index.js';
import { missingMetadata, NotForeseen } from './errors.js';
import { emptyId, uuidOf } from './uuid.js';

/** What Append and BatchAppend have in common. */
interface ProposedMessage {
  getId(): shared.UUID | undefined;
  getMetadataMap(): ProtoMap<string, string>;
  getData_asU8(): Uint8Array;
  getCustomMetadata_asU8(): Uint8Array;
}

const nothing = (): void => {};

/** `counting` is called with the data before the event is made. @throws CallError when type or content type is not there, the type is empty, or the id is none or all zeros */
export function proposedOf(
  message: ProposedMessage,
  counting: (data: Uint8Array) => void = nothing,
): ProposedEvent {
  const fields = message.getMetadataMap();
  const type = fields.get('type');
  const contentType = fields.get('content-type');
  if (type === undefined) throw missingMetadata('type');
  if (contentType === undefined) throw missingMetadata('content-type');
  const data = message.getData_asU8();
  counting(data);
  const id = uuidOf(message.getId());
  if (id === '') throw new NotForeseen('Unrecognized Guid format.');
  if (id === emptyId) throw new NotForeseen('Empty eventId provided.');
  if (type === '') throw new NotForeseen('Empty eventType provided.');
  return {
    id,
    type,
    isJson: contentType === 'application/json',
    data,
    metadata: message.getCustomMetadata_asU8(),
  };
}
