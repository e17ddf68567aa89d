import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Metadata, ServerReadableStream, sendUnaryData } from '@grpc/grpc-js';
import { append, isMetastream, originalOf } from '../storage/index.js';
import { notInOrder, streamDeleted } from '../wire/errors.js';
import { expectedOf } from '../wire/expected.js';
import { proposedOf } from '../wire/proposed.js';
import { mustBeNamed, streamNameOf } from '../wire/stream-name.js';
import { wrongExpected } from '../wire/wrong-expected.js';
import { AppendSize } from './append-size.js';
import { failCall } from './fail-call.js';
import type { EmulatedNode } from './node.js';
import { suffer } from './suffer.js';

/** @throws CallError when the caller may not write to the stream */
export function mayWrite(node: EmulatedNode, call: Metadata, stream: string): void {
  if (isMetastream(stream)) node.access.onStream(call, 'metaWrite', originalOf(stream));
  else node.access.onStream(call, 'write', stream);
}

/** The call that the client takes when credentials come with it: first options, then the events one by one. */
export const appendHandler =
  (node: EmulatedNode) =>
  (
    call: ServerReadableStream<streams.AppendReq, streams.AppendResp>,
    callback: sendUnaryData<streams.AppendResp>,
  ): void => {
    const requests: streams.AppendReq[] = [];
    call.on('data', (request: streams.AppendReq) => requests.push(request));
    call.on('end', () => {
      answer(node, call.metadata, requests).then(
        (response) => callback(null, response),
        (error: unknown) => failCall(call, error, (told) => callback(told)),
      );
    });
  };

async function answer(
  node: EmulatedNode,
  metadata: Metadata,
  [first, ...others]: readonly streams.AppendReq[],
): Promise<streams.AppendResp> {
  const options = first?.getOptions();
  if (!options) throw notInOrder();
  const stream = streamNameOf(options.getStreamIdentifier());
  const expected = expectedOf(options, 'Append');
  mayWrite(node, metadata, stream);
  const size = new AppendSize(node.maxAppendSize);
  const events = others.map((request) => {
    const message = request.getProposedMessage();
    if (!message) throw notInOrder();
    return proposedOf(message, (data) => size.add(data));
  });
  mustBeNamed(stream);
  const applied = await suffer(node, 'append', stream);
  const outcome = await node.writer.write((storage, now) => append(storage, stream, expected, events, now));
  applied();
  switch (outcome.kind) {
    case 'deleted':
      throw streamDeleted(stream);
    case 'wrong':
      return new streams.AppendResp().setWrongExpectedVersion(wrongExpected(options, outcome.current));
    case 'written': {
      const success = new streams.AppendResp.Success();
      if (outcome.lastRevision < 0) success.setNoStream(new shared.Empty());
      else success.setCurrentRevision(String(outcome.lastRevision));
      const position = outcome.position === undefined ? undefined : String(outcome.position);
      if (position === undefined) success.setNoPosition(new shared.Empty());
      else
        success.setPosition(
          new streams.AppendResp.Position().setCommitPosition(position).setPreparePosition(position),
        );
      return new streams.AppendResp().setSuccess(success);
    }
  }
}
