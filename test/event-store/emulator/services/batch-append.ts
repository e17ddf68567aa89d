import streams from '@eventstore/db-client/generated/streams_pb.js';
import { type ServerDuplexStream, status } from '@grpc/grpc-js';
import { type AppendOutcome, append } from '../storage/index.js';
import { DeadlinePassed, fill, statusOf } from '../wire/batch-answer.js';
import { CallError, notThere } from '../wire/errors.js';
import { expectedOfBatch } from '../wire/expected.js';
import { proposedOf } from '../wire/proposed.js';
import { mustBeNamed, streamNameOf } from '../wire/stream-name.js';
import { uuidOf } from '../wire/uuid.js';
import { mayWrite } from './append.js';
import { checkAppendSize } from './append-size.js';
import { endWithNode } from './end-with-node.js';
import { failCall } from './fail-call.js';
import type { EmulatedNode } from './node.js';
import { type PendingAppend, PendingAppends } from './pending-appends.js';
import { InjectedFault, suffer } from './suffer.js';

type Call = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;

/** Many appends over one call. Each is answered once: when its last part is there, at the part that is wrong, or when its time is over before the last. */
export const batchAppendHandler =
  (node: EmulatedNode) =>
  (call: Call): void => {
    const pending = new PendingAppends();
    call.on('data', (request: streams.BatchAppendReq) => take(node, call, pending, request));
    endWithNode(node, call);
    const over = (): void => pending.clear();
    call.on('cancelled', over);
    call.on('close', over);
    call.on('end', () => {
      over();
      call.end();
    });
  };

function take(
  node: EmulatedNode,
  call: Call,
  pending: PendingAppends,
  request: streams.BatchAppendReq,
): void {
  const id = uuidOf(request.getCorrelationId());
  const options = request.getOptions();
  try {
    if (options) begin(node, call, pending, request, options);
    const parts = pending.get(id);
    if (!parts) return;
    for (const message of request.getProposedMessagesList()) parts.events.push(proposedOf(message));
    checkAppendSize(parts.events, node.maxAppendSize);
    if (!request.getIsFinal()) return;
    pending.delete(id);
    write(node, parts).then(
      (outcome) => {
        const response = responseTo(parts);
        fill(response, parts.expected, outcome);
        send(call, response);
      },
      (error: unknown) => refuse(node, call, parts, error),
    );
  } catch (error) {
    const parts = pending.get(id);
    pending.delete(id);
    refuse(node, call, parts ?? { correlation: request.getCorrelationId(), options }, error);
  }
}

/** @throws CallError for who may not write, and when no revision is expected. @throws DeadlinePassed */
function begin(
  node: EmulatedNode,
  call: Call,
  pending: PendingAppends,
  request: streams.BatchAppendReq,
  options: streams.BatchAppendReq.Options,
): void {
  const id = uuidOf(request.getCorrelationId());
  if (!options.hasStreamIdentifier()) throw notThere();
  const stream = streamNameOf(options.getStreamIdentifier());
  mayWrite(node, call.metadata, stream);
  const left = (options.getDeadline()?.toDate().getTime() ?? Number.POSITIVE_INFINITY) - Date.now();
  if (left <= 0) throw new DeadlinePassed();
  const parts: PendingAppend = {
    correlation: request.getCorrelationId(),
    options,
    stream,
    expected: expectedOfBatch(options),
    events: [],
  };
  pending.begin(id, parts, left, () => refuse(node, call, parts, new DeadlinePassed()));
}

async function write(
  node: EmulatedNode,
  { stream, expected, events }: PendingAppend,
): Promise<AppendOutcome> {
  mustBeNamed(stream);
  const applied = await suffer(node, 'append', stream);
  const outcome = await node.writer.write((storage, now) => append(storage, stream, expected, events, now));
  applied();
  return outcome;
}

/** To whom an answer goes. */
type Asked = Pick<PendingAppend, 'correlation'> & Partial<Pick<PendingAppend, 'options'>>;

const responseTo = ({ correlation, options }: Asked): streams.BatchAppendResp =>
  new streams.BatchAppendResp()
    .setCorrelationId(correlation)
    .setStreamIdentifier(options?.getStreamIdentifier());

function refuse(node: EmulatedNode, call: Call, asked: Asked, error: unknown): void {
  if (endsTheCall(error)) failCall(call, error, (told) => void call.emit('error', told));
  else send(call, responseTo(asked).setError(statusOf(error, node.maxAppendSize)));
}

function send(call: Call, response: streams.BatchAppendResp): void {
  if (!call.cancelled) call.write(response);
}

/** A broken line and unknown credentials are no answer to one append. */
const endsTheCall = (error: unknown): boolean =>
  error instanceof InjectedFault || (error instanceof CallError && error.code === status.UNAUTHENTICATED);
