import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerUnaryCall } from '@grpc/grpc-js';
import {
  type DeleteOutcome,
  type ExpectedRevision,
  type Storage,
  softDelete,
  tombstone,
} from '../storage/index.js';
import { notThere, streamDeleted, wrongExpectedVersion } from '../wire/errors.js';
import { expectedNumber, expectedOf } from '../wire/expected.js';
import { mustBeNamed, streamNameOf } from '../wire/stream-name.js';
import type { EmulatedNode } from './node.js';
import { suffer } from './suffer.js';

type Deletion = (storage: Storage, stream: string, expected: ExpectedRevision, now: number) => DeleteOutcome;

async function positionOf(
  node: EmulatedNode,
  call: ServerUnaryCall<streams.DeleteReq, unknown> | ServerUnaryCall<streams.TombstoneReq, unknown>,
  point: 'delete' | 'tombstone',
  deletion: Deletion,
): Promise<string> {
  const options = call.request.getOptions();
  if (!options) throw notThere();
  const stream = streamNameOf(options.getStreamIdentifier());
  const expected = expectedOf(options, point === 'delete' ? 'Delete' : 'Tombstone');
  node.access.onStream(call.metadata, 'delete', stream);
  mustBeNamed(stream);
  const applied = await suffer(node, point, stream);
  const outcome = await node.writer.write((storage, now) => deletion(storage, stream, expected, now));
  applied();
  switch (outcome.kind) {
    case 'deleted':
      throw streamDeleted(stream);
    case 'wrong':
      throw wrongExpectedVersion(stream, expectedNumber(expected), String(outcome.current));
    case 'deletedAt':
      return String(outcome.position);
  }
}

export const deleteAnswer =
  (node: EmulatedNode) =>
  async (call: ServerUnaryCall<streams.DeleteReq, streams.DeleteResp>): Promise<streams.DeleteResp> => {
    const position = await positionOf(node, call, 'delete', softDelete);
    return new streams.DeleteResp().setPosition(
      new streams.DeleteResp.Position().setCommitPosition(position).setPreparePosition(position),
    );
  };

export const tombstoneAnswer =
  (node: EmulatedNode) =>
  async (
    call: ServerUnaryCall<streams.TombstoneReq, streams.TombstoneResp>,
  ): Promise<streams.TombstoneResp> => {
    const position = await positionOf(node, call, 'tombstone', tombstone);
    return new streams.TombstoneResp().setPosition(
      new streams.TombstoneResp.Position().setCommitPosition(position).setPreparePosition(position),
    );
  };
