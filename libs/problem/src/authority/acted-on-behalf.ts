import type { Acting } from '../acting.js';
import type { ProblemCommandType } from '../commands.js';
import type { Duty } from '../duty.js';
import type { Id } from '../identification/events.js';
import type { ProblemState } from '../state.js';

/**
 * 代: the events before it of the same command were done by one person for another. Both answer for them: the
 * duty is in both hands, and both had a hand in what was corrected.
 */
export interface ActedOnBehalf {
  readonly type: 'ActedOnBehalf';
  readonly data: {
    readonly by: Id;
    readonly onBehalfOf: Id;
    readonly command: string;
    readonly under: 'delegation' | 'absence';
    /** Ids of the delegations, or of the absence. */
    readonly standIn: readonly Id[];
    /** The duty that the command was, where it was one. */
    readonly duty?: Duty;
    /** Whether it was a part of the correction. */
    readonly contributes: boolean;
  };
}

const duties: { readonly [T in ProblemCommandType]?: Duty } = {
  SubmitForReview: 'submitter',
  ResubmitProblem: 'submitter',
  PassFirstReview: 'firstReviewer',
  PassSecondReview: 'secondReviewer',
  FinaliseProblem: 'finaliser',
  RequestSignOff: 'applicant',
  RenewSignOffRequest: 'applicant',
  ApproveByUnit: 'unitApprover',
  VerifyRectification: 'verifier',
  ApproveClosing: 'approver',
  FileProblem: 'filer',
};

const contributing: ReadonlySet<ProblemCommandType> = new Set<ProblemCommandType>([
  'AssignMeasure',
  'ReviseMeasure',
  'CompleteStep',
  'ReportProgress',
  'CompleteMeasure',
  'AttachEvidence',
  'SupersedeEvidence',
]);

const ofStep = {
  unitApproval: 'unitApprover',
  verification: 'verifier',
  approval: 'approver',
  filing: 'filer',
} as const;

function dutyIn(command: ProblemCommandType, state: ProblemState): Duty | undefined {
  if (command === 'ReturnForRework')
    return state.stage === 'firstReview' ? 'firstReviewer' : 'secondReviewer';
  if (command !== 'RejectSignOff' || !('signOff' in state)) return duties[command];
  const kind = state.signOff.chain[state.signOff.next]?.kind;
  return kind === undefined || kind === 'publicity' ? undefined : ofStep[kind];
}

/** What is recorded beside the events of a command that was given for somebody else; nothing otherwise. */
export function actedOnBehalf(
  command: ProblemCommandType,
  state: ProblemState,
  { by, standIn }: Acting,
): readonly ActedOnBehalf[] {
  if (standIn === null) return [];
  const { principal, under, ids } = standIn;
  const duty = dutyIn(command, state);
  return [
    {
      type: 'ActedOnBehalf',
      data: {
        by,
        onBehalfOf: principal,
        command,
        under,
        standIn: ids,
        ...(duty === undefined ? {} : { duty }),
        contributes: contributing.has(command),
      },
    },
  ];
}
