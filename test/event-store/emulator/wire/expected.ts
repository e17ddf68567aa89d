import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ExpectedRevision } from '../storage/index.js';
import { NotForeseen, noneOf } from './errors.js';
import { revisionIn } from './places.js';

/** What Append, Delete and Tombstone have in common. */
interface ExpectingOptions {
  hasRevision(): boolean;
  getRevision(): string;
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
  hasAny(): boolean;
}

/** 2^64 − 1 stands for no stream. @throws CallError for a number that no revision can have */
export function expectedRevision(text: string): ExpectedRevision {
  const revision = revisionIn(text);
  return revision === 'end' ? 'no_stream' : revision;
}

/** @throws CallError for a number that no revision can have, and when nothing is said in the call of that name */
export function expectedOf(
  options: ExpectingOptions,
  call: 'Append' | 'Delete' | 'Tombstone',
): ExpectedRevision {
  if (options.hasRevision()) return expectedRevision(options.getRevision());
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasStreamExists()) return 'stream_exists';
  if (options.hasAny()) return 'any';
  throw noneOf(`EventStore.Client.Streams.${call}Req+Types+Options+ExpectedStreamRevisionOneofCase`);
}

/** @throws CallError for a number that no revision can have, and when nothing is said */
export function expectedOfBatch(options: streams.BatchAppendReq.Options): ExpectedRevision {
  if (options.hasStreamPosition()) return expectedRevision(options.getStreamPosition());
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasStreamExists()) return 'stream_exists';
  if (options.hasAny()) return 'any';
  const { details } = noneOf(
    'EventStore.Client.Streams.BatchAppendReq+Types+Options+ExpectedStreamPositionOneofCase',
  );
  throw new NotForeseen(`Status(StatusCode="InvalidArgument", Detail="${details}")`);
}

const numbers = { any: '-2', no_stream: '-1', stream_exists: '-4' } as const;

/** The number that stands for it in the trailers of an error. */
export const expectedNumber = (expected: ExpectedRevision): string =>
  typeof expected === 'bigint' ? expected.toString() : numbers[expected];
