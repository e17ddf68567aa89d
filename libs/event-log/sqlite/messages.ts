/**
 * What passes between the log and its writer thread. Appends travel as one flat list per batch and answers as
 * one array of numbers: cloning many small objects would cost more than the commit.
 *
 * A batch: for each append its stream, the expected revision (-1: absent), the number of events, then for
 * each event its id, type, data and metadata.
 */
export type Batch = readonly (string | number)[];

/** The outcome of one append: first of the three numbers that answer it. */
export const outcome = { appended: 0, repeated: 1, wrongRevision: 2 } as const;

/** For each append in the batch's order: outcome, revision (of a wrong one: the actual, -1: absent), position. */
export type Answers = Float64Array;

export const numbersPerAnswer = 3;

export type ToWriter = { readonly kind: 'batch'; readonly batch: Batch } | { readonly kind: 'close' };

/** What became of the batch as a whole when it was not committed. */
export type Fault = 'full' | 'unavailable' | 'failed';

export type FromWriter =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answers'; readonly answers: Answers }
  | { readonly kind: 'fault'; readonly fault: Fault; readonly message: string };

export interface WriterSettings {
  readonly file: string;
  readonly maxBytes?: number;
}
