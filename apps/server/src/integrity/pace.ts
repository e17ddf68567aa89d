/** How often the proofs are looked after; milliseconds, except for `scrubAtOnce`. */
export interface Pace {
  /** How often the log is looked at for what has to be signed. */
  readonly lookEvery: number;
  /** Events that are read again at once in the background. */
  readonly scrubAtOnce: number;
  /** Until that begins: what a start needs more comes first. */
  readonly scrubFirst: number;
  readonly scrubPause: number;
  /** From the end of one reading of the whole log to the next. */
  readonly scrubEvery: number;
  /** After a step that could not be made. */
  readonly scrubAgain: number;
}

/** A log of this process alone: signed within a minute of any change, with time for a witness. */
export const alone: Pace = {
  lookEvery: 10_000,
  scrubAtOnce: 1_000,
  scrubFirst: 1_000,
  scrubPause: 25,
  scrubEvery: 24 * 3_600_000,
  scrubAgain: 60_000,
};

/**
 * A log that several nodes write: who cannot sign waits for who can. It lies where others could change it, and every
 * event that is read again is asked of a server that has work to do.
 */
export const shared: Pace = {
  lookEvery: 2_000,
  scrubAtOnce: 200,
  scrubFirst: 1_000,
  scrubPause: 500,
  scrubEvery: 3_600_000,
  scrubAgain: 5_000,
};
