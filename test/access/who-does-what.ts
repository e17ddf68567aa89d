/**
 * Who does what, written by hand from the duties that may not meet in one hand and not from the policy. For each
 * command the stages at which it has a place, then lines `roles | places of the post | bonds to the problem`, with
 * `@ stages` where a line holds at some of the stages only. `*` is all of them. What no line covers is refused.
 *
 * Places: own, below, byLineage, support, above, other. Bonds: none, owner, contributor, proposer, reviewer, finaliser.
 */
export const whoDoesWhat = `
IdentifyProblem: absent
  workGroupMember supervisionGroupMember | * | *
  unitClerk liaison leaderInCharge unitHead | own below above | *
  petitionClerk disciplineOfficer | * | *

ClearPerson EndClearance: identified firstReview secondReview returned finalised rectifying signOffRequested unitApproved verified publicised closed filed merged withdrawn
  petitionClerk disciplineOfficer | * | *

RewordProblem: identified firstReview secondReview returned finalised rectifying signOffRequested unitApproved verified publicised
  unitClerk liaison leaderInCharge unitHead | own below | * @ identified returned
  unitClerk liaison leaderInCharge unitHead | * | owner @ identified returned
  workGroupMember | support above other | none contributor proposer reviewer finaliser

ClassifyProblem: identified firstReview secondReview returned finalised rectifying signOffRequested unitApproved verified publicised
  workGroupMember supervisionGroupMember | support above other | none contributor proposer reviewer finaliser

RecordCause: identified firstReview secondReview returned finalised rectifying signOffRequested unitApproved verified publicised
  unitClerk liaison leaderInCharge unitHead | own below | *
  unitClerk liaison leaderInCharge unitHead | * | owner
  workGroupMember supervisionGroupMember | * | *

TakeIn: identified firstReview secondReview returned finalised rectifying signOffRequested unitApproved verified publicised

LapseMerger: identified firstReview secondReview returned finalised rectifying signOffRequested unitApproved verified publicised closed filed merged withdrawn

MergeProblem: identified firstReview secondReview returned
  unitClerk liaison leaderInCharge unitHead | own below | * @ identified returned
  unitClerk liaison leaderInCharge unitHead | * | owner @ identified returned
  workGroupMember | support above other | none contributor proposer reviewer finaliser

WithdrawProblem: identified firstReview secondReview returned
  unitClerk liaison leaderInCharge unitHead | own below | * @ identified returned
  unitClerk liaison leaderInCharge unitHead | * | owner @ identified returned
  workGroupMember | support above other | none contributor proposer reviewer finaliser

SubmitForReview: identified
  unitClerk liaison leaderInCharge unitHead | own below | none owner contributor proposer
  unitClerk liaison leaderInCharge unitHead | * | owner

ResubmitProblem: returned
  unitClerk liaison leaderInCharge unitHead | own below | none owner contributor proposer
  unitClerk liaison leaderInCharge unitHead | * | owner

PassFirstReview: firstReview
  panelReviewer | support above other | none reviewer

PassSecondReview: secondReview
  panelReviewer | support above other | none reviewer

ReturnForRework: firstReview secondReview
  panelReviewer | support above other | none reviewer

FinaliseProblem: secondReview
  workGroupMember | support above other | none contributor finaliser

StartRectification: finalised
  unitClerk liaison leaderInCharge unitHead | own below | *
  unitClerk liaison leaderInCharge unitHead | * | owner
  workGroupMember | * | *

RequestExtension: rectifying
  unitClerk liaison leaderInCharge unitHead | own below support | *
  unitClerk liaison leaderInCharge unitHead | * | owner contributor

EndorseExtension: rectifying
  unitHead leaderInCharge | own below | *
  unitHead leaderInCharge | * | owner

GrantExtension: rectifying
  workGroupMember supervisionGroupMember approver | above other | none reviewer finaliser

RefuseExtension: rectifying
  unitHead leaderInCharge | own below | *
  unitHead leaderInCharge | * | owner
  workGroupMember supervisionGroupMember approver | above other | none reviewer finaliser

RederiveDates: identified firstReview secondReview returned finalised rectifying signOffRequested unitApproved verified publicised closed filed merged withdrawn

AssignMeasure ReviseMeasure: finalised rectifying
  unitClerk liaison leaderInCharge unitHead | own below support | *
  unitClerk liaison leaderInCharge unitHead | * | owner contributor

CompleteStep ReportProgress CompleteMeasure: rectifying
  unitClerk liaison leaderInCharge unitHead | own below support | *
  unitClerk liaison leaderInCharge unitHead | * | owner contributor

AttachEvidence SupersedeEvidence: rectifying signOffRequested unitApproved verified publicised
  unitClerk liaison leaderInCharge unitHead | own below support | *
  unitClerk liaison leaderInCharge unitHead | * | owner contributor

ConvertToContinuing: finalised rectifying
  workGroupMember supervisionGroupMember | support above other | none contributor proposer reviewer finaliser

FormTaskForce: finalised rectifying
  leaderInCharge unitHead | own below above | *
  leaderInCharge unitHead | * | owner
  workGroupMember | * | *

RequestSignOff: rectifying
  unitClerk liaison leaderInCharge unitHead | own below | *
  unitClerk liaison leaderInCharge unitHead | * | owner

RenewSignOffRequest: signOffRequested unitApproved verified publicised
  unitClerk liaison leaderInCharge unitHead | own below | *
  unitClerk liaison leaderInCharge unitHead | * | owner

ApproveByUnit: signOffRequested unitApproved verified publicised
  unitHead leaderInCharge | own below | *
  unitHead leaderInCharge | * | owner

VerifyRectification: signOffRequested unitApproved verified publicised
  workGroupMember supervisionGroupMember panelReviewer | above other | none reviewer finaliser

StartPublicity EndPublicity: signOffRequested unitApproved verified publicised
  publicity workGroupMember | * | *

RaiseObjection: signOffRequested unitApproved verified publicised
  unitClerk unitHead leaderInCharge liaison workGroupMember panelReviewer supervisionGroupMember approver publicity petitionClerk disciplineOfficer | * | *

AnswerObjection: signOffRequested unitApproved verified publicised
  publicity workGroupMember | above other | none reviewer finaliser

RecordSatisfaction: signOffRequested unitApproved verified publicised
  workGroupMember supervisionGroupMember | above other | none reviewer finaliser

ApproveClosing: signOffRequested unitApproved verified publicised
  approver | above other | none reviewer finaliser

FileProblem: closed
  approver workGroupMember | above other | none reviewer finaliser

RejectSignOff: signOffRequested unitApproved verified publicised
  unitHead leaderInCharge | own below | *
  unitHead leaderInCharge | * | owner
  publicity workGroupMember | * | *
  workGroupMember supervisionGroupMember panelReviewer approver | above other | none reviewer finaliser

PlanRevisit RecordRevisit ReopenProblem: closed filed
  workGroupMember supervisionGroupMember | support above other | none contributor proposer reviewer finaliser
`;
