import type { ChecklistKind } from '@xiaohao/campaign';
import type { PlanRevisit, RecordRevisit, ReopenProblem } from './after-closing/commands.js';
import type {
  EndorseExtension,
  GrantExtension,
  RederiveDates,
  RefuseExtension,
  RequestExtension,
} from './deadlines/commands.js';
import type {
  Classification,
  DateText,
  Handling,
  Id,
  Owner,
  Source,
  Wording,
} from './identification/events.js';
import type { EvidenceBinding, EvidenceFile, MeasureContent, Milestone } from './rectification/events.js';
import type { ListSubmission } from './review/events.js';
import type { ClearPerson, EndClearance } from './secrecy/commands.js';
import type {
  AnswerObjection,
  ApproveByUnit,
  ApproveClosing,
  EndPublicity,
  FileProblem,
  RaiseObjection,
  RecordSatisfaction,
  RejectSignOff,
  RenewSignOffRequest,
  RequestSignOff,
  StartPublicity,
  VerifyRectification,
} from './sign-off/commands.js';
import type { CauseKind, DiscoveryMethod, EvidenceKind, ReviewSession, SecrecyLevel } from './vocabulary.js';

/** New ids (`problem`, `cause`, `measure`, …) and numbers are made by the caller; the domain makes none. */
export interface IdentifyProblem {
  readonly type: 'IdentifyProblem';
  readonly problem: Id;
  readonly number: string;
  readonly owner: Owner;
  readonly supportUnits: readonly Id[];
  readonly discovery: DiscoveryMethod;
  readonly source: Source;
  /** Which checklist the entry is of; may be left out where one alone has such an entry. */
  readonly checklist?: ChecklistKind;
  readonly checklistEntry?: string;
  readonly foundOn?: DateText;
  readonly wording: Wording;
  readonly classification: Classification;
  /** The intake that it came of; `found` is looked up by the caller: null where the one who raises it sees none. */
  readonly intake?: { readonly id: Id; readonly found: { readonly secrecy: SecrecyLevel } | null };
}
export interface RewordProblem {
  readonly type: 'RewordProblem';
  readonly wording: Wording;
  readonly ground: string;
}
export interface ClassifyProblem {
  readonly type: 'ClassifyProblem';
  readonly classification: Classification;
  readonly ground: string;
}
export interface RecordCause {
  readonly type: 'RecordCause';
  readonly cause: Id;
  readonly kind: CauseKind;
  readonly text: string;
}
/** `targetStage` is looked up by the caller: the problem that takes this one in, in the same campaign. */
export interface MergeProblem {
  readonly type: 'MergeProblem';
  readonly into: Id;
  readonly target: { readonly campaign: Id; readonly open: boolean; readonly restricted: boolean } | null;
  readonly ground: string;
}
/** Of the problem that takes another in, before that one is merged: the clock writes it, `by` is whoever merges. */
export interface TakeIn {
  readonly type: 'TakeIn';
  readonly problem: Id;
  readonly by: Id;
}
/** Of a problem that was to take another in which can no longer be merged into it. */
export interface LapseMerger {
  readonly type: 'LapseMerger';
  readonly problem: Id;
}
export interface WithdrawProblem {
  readonly type: 'WithdrawProblem';
  readonly ground: string;
}

export interface SubmitForReview {
  readonly type: 'SubmitForReview';
  readonly submission?: ListSubmission;
}
export interface PassFirstReview {
  readonly type: 'PassFirstReview';
  readonly opinion: Id;
  readonly session: ReviewSession;
  readonly text: string;
}
export interface PassSecondReview {
  readonly type: 'PassSecondReview';
  readonly opinion: Id;
  readonly session: ReviewSession;
  readonly text: string;
}
export interface ReturnForRework {
  readonly type: 'ReturnForRework';
  readonly opinion: Id;
  readonly session: ReviewSession;
  readonly text: string;
  readonly reason: string;
  readonly dueOn: DateText;
}
export interface ResubmitProblem {
  readonly type: 'ResubmitProblem';
  readonly answers: Id;
  readonly answer: string;
  readonly submission?: ListSubmission;
}
export interface FinaliseProblem {
  readonly type: 'FinaliseProblem';
  readonly meeting?: string;
}

export interface StartRectification {
  readonly type: 'StartRectification';
}
export interface AssignMeasure {
  readonly type: 'AssignMeasure';
  readonly measure: Id;
  readonly content: MeasureContent;
}
export interface ReviseMeasure {
  readonly type: 'ReviseMeasure';
  readonly measure: Id;
  readonly content: MeasureContent;
  readonly approver: Id;
  readonly ground: string;
}
export interface CompleteStep {
  readonly type: 'CompleteStep';
  readonly measure: Id;
  readonly step: number;
  readonly note?: string;
}
export interface ReportProgress {
  readonly type: 'ReportProgress';
  readonly measure: Id;
  readonly percent: number;
  readonly done: string;
  readonly obstacle?: string;
  readonly helpAsked?: string;
}
export interface CompleteMeasure {
  readonly type: 'CompleteMeasure';
  readonly measure: Id;
  readonly actual: number;
  readonly result: string;
}
export interface ConvertToContinuing {
  readonly type: 'ConvertToContinuing';
  readonly handling: Extract<Handling, { kind: 'continuing' }>;
  readonly ground: string;
}
export interface AttachEvidence {
  readonly type: 'AttachEvidence';
  readonly evidence: Id;
  readonly file: EvidenceFile;
  readonly kind: EvidenceKind;
  readonly proves: EvidenceBinding;
  readonly description: string;
}
export interface SupersedeEvidence {
  readonly type: 'SupersedeEvidence';
  readonly evidence: Id;
  readonly replacement: Id;
  readonly file: EvidenceFile;
  readonly ground: string;
}
export interface FormTaskForce {
  readonly type: 'FormTaskForce';
  readonly commandingLeader: Id;
  readonly members: readonly Id[];
  readonly plan: string;
  readonly milestones: readonly Milestone[];
}

export type * from './after-closing/commands.js';
export type * from './deadlines/commands.js';
export type * from './secrecy/commands.js';
export type * from './sign-off/commands.js';

/** What can be asked of a problem. */
export type ProblemCommand =
  | IdentifyProblem
  | RewordProblem
  | ClassifyProblem
  | RecordCause
  | MergeProblem
  | TakeIn
  | LapseMerger
  | WithdrawProblem
  | SubmitForReview
  | PassFirstReview
  | PassSecondReview
  | ReturnForRework
  | ResubmitProblem
  | FinaliseProblem
  | StartRectification
  | AssignMeasure
  | ReviseMeasure
  | CompleteStep
  | ReportProgress
  | CompleteMeasure
  | ConvertToContinuing
  | AttachEvidence
  | SupersedeEvidence
  | FormTaskForce
  | RequestExtension
  | EndorseExtension
  | GrantExtension
  | RefuseExtension
  | RederiveDates
  | RequestSignOff
  | RenewSignOffRequest
  | ApproveByUnit
  | VerifyRectification
  | StartPublicity
  | RaiseObjection
  | AnswerObjection
  | EndPublicity
  | RecordSatisfaction
  | ApproveClosing
  | FileProblem
  | RejectSignOff
  | PlanRevisit
  | RecordRevisit
  | ReopenProblem
  | ClearPerson
  | EndClearance;

export type ProblemCommandType = ProblemCommand['type'];
