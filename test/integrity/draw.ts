import { seeded } from '../crash/random.js';

/** Whole numbers from a seed. */
export interface Draw {
  /** From 0 to below `end`. */
  below(end: number): number;
}

export function drawFrom(seed: number): Draw {
  const next = seeded(seed);
  return { below: (end) => Math.floor(next() * end) };
}
