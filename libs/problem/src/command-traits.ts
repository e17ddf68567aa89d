import type { ProblemCommandType } from './commands.js';
import type { SignatureMeaning } from './vocabulary.js';

/**
 * Commands that add something of their own and say nothing about what was there before: after a concurrent
 * append they may be decided again without asking whoever sent them. A verdict, a signature, a new text or a
 * step number was given in view of what was there, so none of those is in this list.
 */
export const commutativeCommands: ReadonlySet<ProblemCommandType> = new Set<ProblemCommandType>([
  'RecordCause',
  'AssignMeasure',
  'ReportProgress',
  'RequestExtension',
  'RederiveDates',
  'TakeIn',
  'LapseMerger',
  'AttachEvidence',
  'SupersedeEvidence',
  'RaiseObjection',
  'EndPublicity',
  'PlanRevisit',
  'ClearPerson',
]);

/** What each command that signs declares; a command that is not here signs nothing. */
export const signatureMeaningOf: { readonly [T in ProblemCommandType]?: SignatureMeaning } = {
  RequestSignOff: 'application',
  RenewSignOffRequest: 'application',
  ApproveByUnit: 'unitApproval',
  VerifyRectification: 'verification',
  ApproveClosing: 'approval',
  FileProblem: 'filing',
};

/** Commands that sign: their context carries the digest of `signedMaterial(state, command)`, and a proof. */
export const signingCommands: ReadonlySet<ProblemCommandType> = new Set(
  Object.keys(signatureMeaningOf) as ProblemCommandType[],
);
