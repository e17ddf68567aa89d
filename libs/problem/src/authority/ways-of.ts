import { actsOnProblems, type Role, restrictedRoles, roles } from '@xiaohao/organisation';
import type { ProblemCommandType } from '../commands.js';
import type { Relation, UnitRelation } from './bearing.js';
import { stepWays } from './step-ways.js';
import type { Way } from './way.js';

/** Whoever works on problems for a unit. */
const handlers: readonly Role[] = ['unitClerk', 'liaison', 'leaderInCharge', 'unitHead'];
const leaders: readonly Role[] = ['leaderInCharge', 'unitHead'];
const finders: readonly Role[] = ['workGroupMember', 'supervisionGroupMember'];
const office: readonly Role[] = ['workGroupMember'];
/** Whoever takes restricted matters in: they register them, and say who needs to know. */
const intaking: readonly Way[] = [{ roles: restrictedRoles }];

const side: readonly UnitRelation[] = ['own', 'below'];
const named: readonly Relation[] = ['owner'];

const ofUnit = { at: side, or: named, elsewhere: 'NotOfResponsibleUnit' } as const;
const list: Way = { roles: handlers, ...ofUnit, stages: ['identified', 'returned'] };
const registrar: Way = { roles: office, barred: 'setting' };
const handingIn: readonly Way[] = [{ roles: handlers, ...ofUnit, barred: 'proposing' }];
const reviewing: readonly Way[] = [{ roles: ['panelReviewer'], barred: 'reviewing' }];
const setting: readonly Way[] = [{ roles: finders, barred: 'setting' }];
/** 责任单位、配合单位, and whoever is accountable: what exactly binds a contributor, the problem sees to. */
const correcting: readonly Way[] = [
  {
    roles: handlers,
    at: ['own', 'below', 'support'],
    or: ['owner', 'contributor'],
    elsewhere: 'NotOfCorrectingSide',
  },
];
const applying: readonly Way[] = [
  { roles: handlers, at: side, or: named, elsewhere: 'ApplicantNotOfOwnersSide' },
];
/** 延期: the unit's word comes first, then that of somebody outside it. */
const endorsing: readonly Way[] = [
  { roles: leaders, at: side, or: named, elsewhere: 'EndorserNotOfOwnersSide' },
];
const granting: readonly Way[] = [{ roles: [...finders, 'approver'], barred: 'judging' }];

/**
 * Who may give each command about a problem; the table that is shown, and that every door asks. Exhaustive: a
 * command without its line does not compile. Which of the roles a step of sign-off wants, its campaign says.
 */
export const waysOf: { readonly [T in ProblemCommandType]: readonly Way[] } = {
  IdentifyProblem: [
    { roles: finders },
    { roles: handlers, at: [...side, 'above'], elsewhere: 'NotOfResponsibleUnit' },
    ...intaking,
  ],
  RewordProblem: [list, registrar],
  ClassifyProblem: setting,
  RecordCause: [{ roles: handlers, ...ofUnit }, { roles: finders }],
  MergeProblem: [list, registrar],
  // The clock's alone: the other half of a merger that somebody gives on another problem.
  TakeIn: [],
  // The clock's alone.
  LapseMerger: [],
  WithdrawProblem: [list, registrar],
  SubmitForReview: handingIn,
  PassFirstReview: reviewing,
  PassSecondReview: reviewing,
  ReturnForRework: reviewing,
  ResubmitProblem: handingIn,
  FinaliseProblem: [{ roles: office, barred: 'finalising' }],
  StartRectification: [{ roles: handlers, ...ofUnit }, { roles: office }],
  AssignMeasure: correcting,
  ReviseMeasure: correcting,
  CompleteStep: correcting,
  ReportProgress: correcting,
  CompleteMeasure: correcting,
  ConvertToContinuing: setting,
  AttachEvidence: correcting,
  SupersedeEvidence: correcting,
  FormTaskForce: [{ roles: leaders, ...ofUnit, at: [...side, 'above'] }, { roles: office }],
  RequestExtension: correcting,
  EndorseExtension: endorsing,
  GrantExtension: granting,
  RefuseExtension: [...endorsing, ...granting],
  // The clock's alone.
  RederiveDates: [],
  RequestSignOff: applying,
  RenewSignOffRequest: applying,
  ApproveByUnit: [stepWays.unitApproval],
  VerifyRectification: [stepWays.verification],
  StartPublicity: [stepWays.publicity],
  RaiseObjection: [{ roles: roles.filter(actsOnProblems) }],
  AnswerObjection: [{ roles: ['publicity', ...office], barred: 'judging' }],
  EndPublicity: [stepWays.publicity],
  RecordSatisfaction: [{ roles: finders, barred: 'judging' }],
  ApproveClosing: [stepWays.approval],
  FileProblem: [stepWays.filing],
  RejectSignOff: Object.values(stepWays),
  PlanRevisit: setting,
  RecordRevisit: setting,
  ReopenProblem: setting,
  ClearPerson: intaking,
  EndClearance: intaking,
};
