import { readFileSync } from 'node:fs';

/** An answer as it was recorded, or as it is made to look like one. */
export type Answer = Readonly<Record<string, unknown>>;

/** An event as a recording names it. */
export interface RecordedProposal {
  readonly id: string;
  readonly type?: string;
  readonly data?: unknown;
  readonly metadata?: unknown;
  /** Bytes of this text. */
  readonly binary?: string;
  /** So many letters of padding. */
  readonly bytes?: number;
  /** `revision@stream`. */
  readonly link?: string;
}

/** One call of a case with its arguments and the answer that a real server gave. */
export interface Step {
  readonly do: string;
  readonly answer: Answer;
  readonly stream?: string;
  readonly events?: readonly RecordedProposal[];
  readonly expect?: 'any' | 'no_stream' | 'stream_exists' | number;
  readonly via?: 'batch' | 'append';
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly direction?: 'forwards' | 'backwards';
  readonly from?: 'start' | 'end' | number;
  readonly max?: number;
  readonly resolve?: boolean;
  readonly as?: string;
  readonly all?: boolean;
  readonly filter?: {
    readonly on: 'stream' | 'type';
    readonly prefixes?: readonly string[];
    readonly regex?: string;
  };
  readonly count?: number;
  readonly group?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly replies?: Readonly<Record<string, string | readonly string[]>>;
  readonly otherwise?: string;
  readonly buffer?: number;
  readonly ms?: number;
}

export interface RecordedCase {
  readonly case: string;
  readonly steps: readonly Step[];
}

const folder = new URL('../../../../test/event-store/recordings/', import.meta.url);

/** The lines of a file of recordings. */
export const recordingsIn = <Line>(file: string): readonly Line[] =>
  readFileSync(new URL(file, folder), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
