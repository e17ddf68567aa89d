import type { ProblemCommandType } from '../commands.js';
import { beforeFinalStages, openStages, signOffStages, stagesOfExisting } from '../state.js';
import type { Stage } from '../vocabulary.js';

const correcting = ['finalised', 'rectifying'] as const;
const proving = ['rectifying', ...signOffStages] as const;
const ended = ['closed', 'filed'] as const;

/** The stages at which each command has a place; `absent` is before a problem is there. */
export const stagesOf = {
  IdentifyProblem: ['absent'],
  RewordProblem: openStages,
  ClassifyProblem: openStages,
  RecordCause: openStages,
  MergeProblem: beforeFinalStages,
  TakeIn: openStages,
  LapseMerger: stagesOfExisting,
  WithdrawProblem: beforeFinalStages,
  SubmitForReview: ['identified'],
  PassFirstReview: ['firstReview'],
  PassSecondReview: ['secondReview'],
  ReturnForRework: ['firstReview', 'secondReview'],
  ResubmitProblem: ['returned'],
  FinaliseProblem: ['secondReview'],
  StartRectification: ['finalised'],
  AssignMeasure: correcting,
  ReviseMeasure: correcting,
  CompleteStep: ['rectifying'],
  ReportProgress: ['rectifying'],
  CompleteMeasure: ['rectifying'],
  ConvertToContinuing: correcting,
  AttachEvidence: proving,
  SupersedeEvidence: proving,
  FormTaskForce: correcting,
  RequestExtension: ['rectifying'],
  EndorseExtension: ['rectifying'],
  GrantExtension: ['rectifying'],
  RefuseExtension: ['rectifying'],
  RederiveDates: stagesOfExisting,
  RequestSignOff: ['rectifying'],
  RenewSignOffRequest: signOffStages,
  ApproveByUnit: signOffStages,
  VerifyRectification: signOffStages,
  StartPublicity: signOffStages,
  RaiseObjection: signOffStages,
  AnswerObjection: signOffStages,
  EndPublicity: signOffStages,
  RecordSatisfaction: signOffStages,
  ApproveClosing: signOffStages,
  FileProblem: ['closed'],
  RejectSignOff: signOffStages,
  PlanRevisit: ended,
  RecordRevisit: ended,
  ReopenProblem: ended,
  // An auditor may have to look long after the filing.
  ClearPerson: stagesOfExisting,
  EndClearance: stagesOfExisting,
} as const satisfies { readonly [T in ProblemCommandType]: readonly (Stage | 'absent')[] };

/** The stages of a problem that is there at which a command has a place. */
export type StageOf<T extends ProblemCommandType> = Exclude<(typeof stagesOf)[T][number], 'absent'>;
