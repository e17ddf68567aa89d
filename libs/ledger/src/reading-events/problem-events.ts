import type { RecordedEvent } from '@xiaohao/event-log';
import type { ProblemEvent, ProblemEventType } from '@xiaohao/problem';
import type { Handler, RowStore, StreamClaim } from '@xiaohao/projection-runtime';

/** A problem's event of one type, as it was recorded. */
export type Recorded<Type extends ProblemEventType> = Omit<RecordedEvent, 'type' | 'data'> &
  Extract<ProblemEvent, { readonly type: Type }>;

type Handlers = {
  readonly [Type in ProblemEventType]?: (event: Recorded<Type>, rows: RowStore) => void;
};

/** The highest version that the views read, for every type there is. */
const known: Readonly<Record<ProblemEventType, number>> = {
  Identified: 3,
  Reworded: 1,
  Classified: 2,
  CauseRecorded: 1,
  Merged: 1,
  TookIn: 1,
  MergerLapsed: 1,
  Withdrawn: 1,
  SubmittedForReview: 2,
  FirstReviewPassed: 2,
  SecondReviewPassed: 2,
  ReturnedForRework: 1,
  Resubmitted: 2,
  Finalised: 2,
  RectificationStarted: 1,
  MeasureAssigned: 1,
  MeasureRevised: 1,
  StepCompleted: 1,
  ProgressReported: 1,
  MeasureCompleted: 1,
  ConvertedToContinuing: 1,
  EvidenceAttached: 1,
  EvidenceSuperseded: 1,
  TaskForceFormed: 1,
  ExtensionRequested: 1,
  ExtensionEndorsed: 1,
  ExtensionGranted: 1,
  ExtensionRefused: 1,
  DatesRederived: 1,
  SignOffRequested: 3,
  SignOffStepTaken: 3,
  SignOffRequestRenewed: 2,
  SignOffRejected: 1,
  PublicityStarted: 1,
  ObjectionRaised: 2,
  ObjectionAnswered: 1,
  PublicityEnded: 2,
  SatisfactionSurveyed: 1,
  Closed: 1,
  Filed: 1,
  RevisitPlanned: 1,
  Revisited: 1,
  Reopened: 1,
  ActedOnBehalf: 1,
  PersonCleared: 1,
  ClearanceEnded: 1,
};

/** Whether this version reads such events of a problem. */
export const isUnderstood = ({ type, metadata }: Pick<RecordedEvent, 'type' | 'metadata'>): boolean =>
  Object.hasOwn(known, type) && metadata.schemaVersion <= known[type as ProblemEventType];

/** The claim of a view that reads problems. */
export const onProblems = (on: Handlers, every?: Handler): StreamClaim => ({
  kind: 'problem',
  known,
  // Each handler gets events of its own type only: that is how it is looked up.
  on: on as unknown as Readonly<Record<string, Handler>>,
  ...(every === undefined ? {} : { every }),
});

export const problemOf = ({ stream }: { readonly stream: string }): string => stream.slice('problem-'.length);

/** What a handler looked for was never written: the stream does not begin as a problem does. */
export function mustBeThere<T>(found: T | undefined, what: string, id: string): T {
  if (found === undefined) throw new Error(`no ${what} ${id}`);
  return found;
}
