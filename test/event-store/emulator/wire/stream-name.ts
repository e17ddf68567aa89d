import shared from '@eventstore/db-client/generated/shared_pb.js';
import { NotForeseen } from './errors.js';

const text = new TextDecoder();

/** The name in an identifier; empty when there is none. */
export const streamNameOf = (identifier: shared.StreamIdentifier | undefined): string =>
  identifier ? text.decode(identifier.getStreamName_asU8()) : '';

/** @throws CallError for a name that no stream can have */
export function mustBeNamed(stream: string): void {
  if (stream === '') throw new NotForeseen('eventStreamId should not be empty.');
}

export function identifierOf(stream: string): shared.StreamIdentifier {
  return new shared.StreamIdentifier().setStreamName(new TextEncoder().encode(stream));
}
