import shared from '@eventstore/db-client/generated/shared_pb.js';
import statuses from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Message } from 'google-protobuf';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import type { AppendOutcome, ExpectedRevision } from '../storage/index.js';
import { CallError, NotForeseen } from './errors.js';

/** The deadline of an append in a batch has passed. */
export class DeadlinePassed extends Error {}

/** What came of an append, in the answer to it. */
export function fill(
  response: streams.BatchAppendResp,
  expected: ExpectedRevision,
  outcome: AppendOutcome,
): void {
  switch (outcome.kind) {
    case 'deleted':
      response.setError(
        details(
          5,
          'StreamDeleted',
          new shared.StreamDeleted().setStreamIdentifier(response.getStreamIdentifier()),
        ),
      );
      return;
    case 'wrong':
      response.setError(details(6, 'WrongExpectedVersion', wrong(expected, outcome.current)));
      return;
    case 'written': {
      const success = new streams.BatchAppendResp.Success();
      if (outcome.lastRevision < 0) success.setNoStream(new empty.Empty());
      else success.setCurrentRevision(String(outcome.lastRevision));
      const position = outcome.position === undefined ? undefined : String(outcome.position);
      if (position === undefined) success.setNoPosition(new empty.Empty());
      else
        success.setPosition(
          new shared.AllStreamPosition().setCommitPosition(position).setPreparePosition(position),
        );
      response.setSuccess(success);
    }
  }
}

function wrong(expected: ExpectedRevision, current: number): shared.WrongExpectedVersion {
  const message = new shared.WrongExpectedVersion();
  if (current < 0) message.setCurrentNoStream(new empty.Empty());
  else message.setCurrentStreamRevision(String(current));
  switch (expected) {
    case 'any':
      return message.setExpectedAny(new empty.Empty());
    case 'no_stream':
      return message.setExpectedNoStream(new empty.Empty());
    case 'stream_exists':
      return message.setExpectedStreamExists(new empty.Empty());
    default:
      return message.setExpectedStreamPosition(expected.toString());
  }
}

function details(code: 2 | 3 | 4 | 5 | 6 | 7, kind: string, message: Message): statuses.Status {
  const packed = new any.Any();
  packed.pack(message.serializeBinary(), `event_store.client.${kind}`);
  return new statuses.Status().setCode(code).setMessage(kind).setDetails(packed);
}

/** What an append in a batch is told of an error. */
export function statusOf(error: unknown, maxAppendSize: number): statuses.Status {
  if (error instanceof DeadlinePassed) return details(4, 'Timeout', new shared.Timeout());
  if (error instanceof NotForeseen)
    return details(3, 'BadRequest', new shared.BadRequest().setMessage(error.reason));
  const exception = error instanceof CallError ? error.metadata.get('exception')[0] : undefined;
  switch (exception) {
    case 'access-denied':
      return details(7, 'AccessDenied', new shared.AccessDenied());
    case 'maximum-append-size-exceeded':
      return details(
        3,
        'MaximumAppendSizeExceeded',
        new shared.MaximumAppendSizeExceeded().setMaxappendsize(maxAppendSize),
      );
    case 'missing-required-metadata-property':
      return details(
        3,
        'BadRequest',
        new shared.BadRequest().setMessage('The given key was not present in the dictionary.'),
      );
    default:
      return details(2, 'Unknown', new shared.Unknown());
  }
}
