import { serialize } from 'node:v8';
import type { Loaded } from './aggregate.js';

/** What a state takes in memory, in kilobytes, and with how many events behind it that was found. */
export interface Weight {
  readonly kilobytes: number;
  readonly at: number;
}

/** A shorter stream's state is taken to weigh a kilobyte for each event; of a longer one most may leave no trace in it. */
const weighedFrom = 64;
/** By so much a stream grows until its state is weighed again. */
const growth = 1.25;

/** The weight of a state; `before` is what was found last. */
export function weightOf({ state, length }: Loaded<unknown>, before?: Weight): Weight {
  if (length < weighedFrom) return { kilobytes: 1 + length, at: 0 };
  if (before && length >= before.at && length < before.at * growth) return before;
  return { kilobytes: 1 + Math.ceil(serialize(state).byteLength / 1_024), at: length };
}
