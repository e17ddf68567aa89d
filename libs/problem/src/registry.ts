import { planRevisit } from './after-closing/plan-revisit.js';
import { recordRevisit } from './after-closing/record-revisit.js';
import { reopenProblem } from './after-closing/reopen-problem.js';
import type { ProblemCommand, ProblemCommandType } from './commands.js';
import { endorseExtension } from './deadlines/endorse-extension.js';
import { grantExtension } from './deadlines/grant-extension.js';
import { rederiveDates } from './deadlines/rederive-dates.js';
import { refuseExtension } from './deadlines/refuse-extension.js';
import { requestExtension } from './deadlines/request-extension.js';
import { classifyProblem } from './identification/classify-problem.js';
import { identifyProblem } from './identification/identify-problem.js';
import { lapseMerger } from './identification/lapse-merger.js';
import { mergeProblem } from './identification/merge-problem.js';
import { recordCause } from './identification/record-cause.js';
import { rewordProblem } from './identification/reword-problem.js';
import { takeIn } from './identification/take-in.js';
import { withdrawProblem } from './identification/withdraw-problem.js';
import { assignMeasure } from './rectification/assign-measure.js';
import { attachEvidence } from './rectification/attach-evidence.js';
import { completeMeasure } from './rectification/complete-measure.js';
import { completeStep } from './rectification/complete-step.js';
import { convertToContinuing } from './rectification/convert-to-continuing.js';
import { formTaskForce } from './rectification/form-task-force.js';
import { reportProgress } from './rectification/report-progress.js';
import { reviseMeasure } from './rectification/revise-measure.js';
import { startRectification } from './rectification/start-rectification.js';
import { supersedeEvidence } from './rectification/supersede-evidence.js';
import { finaliseProblem } from './review/finalise-problem.js';
import { passFirstReview } from './review/pass-first-review.js';
import { passSecondReview } from './review/pass-second-review.js';
import { resubmitProblem } from './review/resubmit-problem.js';
import { returnForRework } from './review/return-for-rework.js';
import { submitForReview } from './review/submit-for-review.js';
import type { Rule } from './rule.js';
import { clearPerson } from './secrecy/clear-person.js';
import { endClearance } from './secrecy/end-clearance.js';
import { answerObjection } from './sign-off/answer-objection.js';
import { approveByUnit } from './sign-off/approve-by-unit.js';
import { approveClosing } from './sign-off/approve-closing.js';
import { endPublicity } from './sign-off/end-publicity.js';
import { fileProblem } from './sign-off/file-problem.js';
import { raiseObjection } from './sign-off/raise-objection.js';
import { recordSatisfaction } from './sign-off/record-satisfaction.js';
import { rejectSignOff } from './sign-off/reject-sign-off.js';
import { renewSignOffRequest } from './sign-off/renew-sign-off-request.js';
import { requestSignOff } from './sign-off/request-sign-off.js';
import { startPublicity } from './sign-off/start-publicity.js';
import { verifyRectification } from './sign-off/verify-rectification.js';

export type ProblemRules = {
  readonly [T in ProblemCommandType]: Rule<Extract<ProblemCommand, { type: T }>>;
};

/** The rule of every command. A command without one does not compile. */
export const problemRules: ProblemRules = {
  IdentifyProblem: identifyProblem,
  RewordProblem: rewordProblem,
  ClassifyProblem: classifyProblem,
  RecordCause: recordCause,
  MergeProblem: mergeProblem,
  TakeIn: takeIn,
  LapseMerger: lapseMerger,
  WithdrawProblem: withdrawProblem,
  SubmitForReview: submitForReview,
  PassFirstReview: passFirstReview,
  PassSecondReview: passSecondReview,
  ReturnForRework: returnForRework,
  ResubmitProblem: resubmitProblem,
  FinaliseProblem: finaliseProblem,
  StartRectification: startRectification,
  AssignMeasure: assignMeasure,
  ReviseMeasure: reviseMeasure,
  CompleteStep: completeStep,
  ReportProgress: reportProgress,
  CompleteMeasure: completeMeasure,
  ConvertToContinuing: convertToContinuing,
  AttachEvidence: attachEvidence,
  SupersedeEvidence: supersedeEvidence,
  FormTaskForce: formTaskForce,
  RequestExtension: requestExtension,
  EndorseExtension: endorseExtension,
  GrantExtension: grantExtension,
  RefuseExtension: refuseExtension,
  RederiveDates: rederiveDates,
  RequestSignOff: requestSignOff,
  RenewSignOffRequest: renewSignOffRequest,
  ApproveByUnit: approveByUnit,
  VerifyRectification: verifyRectification,
  StartPublicity: startPublicity,
  RaiseObjection: raiseObjection,
  AnswerObjection: answerObjection,
  EndPublicity: endPublicity,
  RecordSatisfaction: recordSatisfaction,
  ApproveClosing: approveClosing,
  FileProblem: fileProblem,
  RejectSignOff: rejectSignOff,
  PlanRevisit: planRevisit,
  RecordRevisit: recordRevisit,
  ReopenProblem: reopenProblem,
  ClearPerson: clearPerson,
  EndClearance: endClearance,
};

export const problemCommandTypes = Object.keys(problemRules) as readonly ProblemCommandType[];
