import type { ExpectedRevision } from '../storage/index.js';

/** What Append, Delete and Tombstone have in common. */
interface ExpectingOptions {
  hasRevision(): boolean;
  getRevision(): string;
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
}

export function expectedOf(options: ExpectingOptions): ExpectedRevision {
  if (options.hasRevision()) return BigInt(options.getRevision());
  if (options.hasNoStream()) return 'no_stream';
  return options.hasStreamExists() ? 'stream_exists' : 'any';
}

const numbers = { any: '-2', no_stream: '-1', stream_exists: '-4' } as const;

/** The number that stands for it in the trailers of an error. */
export const expectedNumber = (expected: ExpectedRevision): string =>
  typeof expected === 'bigint' ? expected.toString() : numbers[expected];
