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
import type { Claim, Conclusion } from './sign-off/events.js';
import type { CauseKind, DiscoveryMethod, EvidenceKind, ReviewSession, RevisitKind } from './vocabulary.js';

/** New ids (`problem`, `cause`, `measure`, …) and numbers are made by the caller; the domain makes none. */
export interface IdentifyProblem {
  readonly type: 'IdentifyProblem';
  readonly problem: Id;
  readonly number: string;
  readonly owner: Owner;
  readonly supportUnits: readonly Id[];
  readonly discovery: DiscoveryMethod;
  readonly source: Source;
  readonly checklistEntry?: string;
  readonly foundOn?: DateText;
  readonly wording: Wording;
  readonly classification: Classification;
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
  readonly target: { readonly campaign: Id; readonly open: boolean } | null;
  readonly ground: string;
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

export interface RequestSignOff {
  readonly type: 'RequestSignOff';
  readonly claims: readonly Claim[];
}
export interface RenewSignOffRequest {
  readonly type: 'RenewSignOffRequest';
}
/** Also gives a stale signature of a step again. */
export interface ApproveByUnit {
  readonly type: 'ApproveByUnit';
  readonly opinion?: string;
}
export interface VerifyRectification {
  readonly type: 'VerifyRectification';
  readonly conclusions: readonly Conclusion[];
  readonly opinion?: string;
}
export interface StartPublicity {
  readonly type: 'StartPublicity';
  readonly channel: string;
  readonly audience: string;
  readonly startsOn: DateText;
  readonly workingDays: number;
}
export interface RaiseObjection {
  readonly type: 'RaiseObjection';
  readonly objection: Id;
  readonly from: string;
  readonly text: string;
}
export interface AnswerObjection {
  readonly type: 'AnswerObjection';
  readonly objection: Id;
  readonly answer: string;
  readonly upheld: boolean;
}
export interface EndPublicity {
  readonly type: 'EndPublicity';
}
export interface RecordSatisfaction {
  readonly type: 'RecordSatisfaction';
  readonly invited: number;
  readonly answered: number;
  readonly satisfied: number;
  readonly method: string;
}
/** 批准销号; the number is taken from the closing series. */
export interface ApproveClosing {
  readonly type: 'ApproveClosing';
  readonly closingNumber: string;
  readonly opinion?: string;
}
/** 备案. */
export interface FileProblem {
  readonly type: 'FileProblem';
  readonly filingNumber: string;
  readonly opinion?: string;
}
export interface RejectSignOff {
  readonly type: 'RejectSignOff';
  readonly supplementaryRequirement: string;
}

export interface PlanRevisit {
  readonly type: 'PlanRevisit';
  readonly revisit: Id;
  readonly kind: RevisitKind;
  readonly dueOn: DateText;
  readonly ground: string;
}
export interface RecordRevisit {
  readonly type: 'RecordRevisit';
  readonly revisit: Id;
  readonly visitedOn: DateText;
  readonly findings: string;
  readonly holds: boolean;
  readonly satisfaction?: number;
}
export interface ReopenProblem {
  readonly type: 'ReopenProblem';
  readonly ground: string;
  readonly text: string;
  readonly dueOn: DateText;
}

/** What can be asked of a problem. */
export type ProblemCommand =
  | IdentifyProblem
  | RewordProblem
  | ClassifyProblem
  | RecordCause
  | MergeProblem
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
  | ReopenProblem;

export type ProblemCommandType = ProblemCommand['type'];
