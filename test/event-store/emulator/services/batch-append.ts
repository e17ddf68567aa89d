import shared from '@eventstore/db-client/generated/shared_pb.js';
import statuses from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { type Metadata, type ServerDuplexStream, status } from '@grpc/grpc-js';
import type { Message } from 'google-protobuf';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import { type AppendOutcome, append, type ExpectedRevision, type ProposedEvent } from '../storage/index.js';
import { CallError, NotForeseen, noneOf } from '../wire/errors.js';
import { expectedRevision } from '../wire/expected.js';
import { proposedOf } from '../wire/proposed.js';
import { mustBeNamed, streamNameOf } from '../wire/stream-name.js';
import { uuidOf } from '../wire/uuid.js';
import { mayWrite } from './append.js';
import { checkAppendSize } from './append-size.js';
import { endWithNode } from './end-with-node.js';
import { failCall } from './fail-call.js';
import type { EmulatedNode } from './node.js';
import { InjectedFault, suffer } from './suffer.js';

interface PendingAppend {
  readonly options: streams.BatchAppendReq.Options;
  readonly messages: streams.BatchAppendReq.ProposedMessage[];
}

type Call = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;

/** Many appends over one call, each answered once, when its last part is there. */
export const batchAppendHandler =
  (node: EmulatedNode) =>
  (call: Call): void => {
    const pending = new Map<string, PendingAppend>();
    call.on('data', (request: streams.BatchAppendReq) => {
      const id = uuidOf(request.getCorrelationId());
      const options = request.getOptions();
      let parts = pending.get(id);
      if (!parts) {
        if (!options) return;
        parts = { options, messages: [] };
        pending.set(id, parts);
      }
      parts.messages.push(...request.getProposedMessagesList());
      if (!request.getIsFinal()) return;
      pending.delete(id);
      void answer(node, call, request, parts);
    });
    endWithNode(node, call);
    call.on('end', () => call.end());
  };

async function answer(
  node: EmulatedNode,
  call: Call,
  request: streams.BatchAppendReq,
  { options, messages }: PendingAppend,
): Promise<void> {
  const response = new streams.BatchAppendResp()
    .setCorrelationId(request.getCorrelationId())
    .setStreamIdentifier(options.getStreamIdentifier());
  try {
    const outcome = await write(node, call.metadata, options, messages);
    fill(response, expectedOf(options), outcome);
  } catch (error) {
    if (endsTheCall(error)) {
      failCall(call, error, (told) => void call.emit('error', told));
      return;
    }
    response.setError(statusOf(error, node.maxAppendSize));
  }
  if (!call.cancelled) call.write(response);
}

async function write(
  node: EmulatedNode,
  metadata: Metadata,
  options: streams.BatchAppendReq.Options,
  messages: readonly streams.BatchAppendReq.ProposedMessage[],
): Promise<AppendOutcome> {
  const stream = streamNameOf(options.getStreamIdentifier());
  const deadline = options.getDeadline();
  if (deadline && deadline.toDate().getTime() <= Date.now()) throw new DeadlinePassed();
  mayWrite(node, metadata, stream);
  const expected = expectedOf(options);
  const events: readonly ProposedEvent[] = messages.map((message) => proposedOf(message));
  checkAppendSize(events, node.maxAppendSize);
  mustBeNamed(stream);
  const applied = await suffer(node, 'append', stream);
  const outcome = await node.writer.write((storage, now) => append(storage, stream, expected, events, now));
  applied();
  return outcome;
}

/** A broken line and unknown credentials are no answer to one append. */
const endsTheCall = (error: unknown): boolean =>
  error instanceof InjectedFault || (error instanceof CallError && error.code === status.UNAUTHENTICATED);

class DeadlinePassed extends Error {}

function expectedOf(options: streams.BatchAppendReq.Options): ExpectedRevision {
  if (options.hasStreamPosition()) return expectedRevision(options.getStreamPosition());
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasStreamExists()) return 'stream_exists';
  if (options.hasAny()) return 'any';
  const { details } = noneOf(
    'EventStore.Client.Streams.BatchAppendReq+Types+Options+ExpectedStreamPositionOneofCase',
  );
  throw new NotForeseen(`Status(StatusCode="InvalidArgument", Detail="${details}")`);
}

function fill(response: streams.BatchAppendResp, expected: ExpectedRevision, outcome: AppendOutcome): void {
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

function statusOf(error: unknown, maxAppendSize: number): statuses.Status {
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
