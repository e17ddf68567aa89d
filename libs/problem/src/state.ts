import type { Facts } from './facts.js';
import type { DateText, Id } from './identification/events.js';
import type { SignOff } from './sign-off/sign-off.js';
import { type Stage, stages } from './vocabulary.js';

/** Nothing has happened yet. */
export interface Absent {
  readonly stage: 'absent';
}

interface At<S extends Stage> {
  readonly stage: S;
  readonly facts: Facts;
}

export type Identified = At<'identified'>;
export type UnderFirstReview = At<'firstReview'>;

/** `passed` holds the opinion that passed it; from then on it waits to be finalised. */
export interface UnderSecondReview extends At<'secondReview'> {
  readonly passed: Id | null;
}

/** Sent back to the unit with the opinion that it has to answer. */
export interface Returned extends At<'returned'> {
  readonly opinion: Id;
  readonly reason: string;
  readonly dueOn: DateText;
}

export type Finalised = At<'finalised'>;

export interface Rectifying extends At<'rectifying'> {
  /** What the last rejection asked for in addition. */
  readonly supplementaryRequirement: string | null;
  /** The new term after a reopening. */
  readonly reopenedTerm: DateText | null;
}

/** Requested, and on its way through the chain. */
export interface InSignOff extends At<'signOffRequested' | 'unitApproved' | 'verified' | 'publicised'> {
  readonly signOff: SignOff;
}

export interface ClosedProblem extends At<'closed'> {
  readonly signOff: SignOff;
}
export interface FiledProblem extends At<'filed'> {
  readonly signOff: SignOff;
}

export interface MergedProblem extends At<'merged'> {
  readonly into: Id;
}
export type WithdrawnProblem = At<'withdrawn'>;

/** A problem that exists, by stage. */
export type ExistingProblem =
  | Identified
  | UnderFirstReview
  | UnderSecondReview
  | Returned
  | Finalised
  | Rectifying
  | InSignOff
  | ClosedProblem
  | FiledProblem
  | MergedProblem
  | WithdrawnProblem;

/** A problem as its events leave it. Plain JSON, so that a snapshot is the state itself. */
export type ProblemState = Absent | ExistingProblem;

/** Whose list it still is: before it is handed in, and while it is sent back. */
export type InDraft = Identified | Returned;
/** Not yet finalised. */
export type BeforeFinal = InDraft | UnderFirstReview | UnderSecondReview;
/** Neither closed nor ended early. */
export type OpenProblem = BeforeFinal | Finalised | Rectifying | InSignOff;

export const signOffStages = ['signOffRequested', 'unitApproved', 'verified', 'publicised'] as const;
export const beforeFinalStages = ['identified', 'firstReview', 'secondReview', 'returned'] as const;
export const stagesOfExisting = stages;
export const openStages = [...beforeFinalStages, 'finalised', 'rectifying', ...signOffStages] as const;
