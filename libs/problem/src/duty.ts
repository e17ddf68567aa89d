/** Decisions about one problem that may not meet in one hand. */
export const duties = [
  'submitter',
  'firstReviewer',
  'secondReviewer',
  'finaliser',
  'applicant',
  'unitApprover',
  'verifier',
  'approver',
  'filer',
] as const;
export type Duty = (typeof duties)[number];

/** Nobody has acted in any of them. */
export const noHands: Readonly<Record<Duty, readonly string[]>> = {
  submitter: [],
  firstReviewer: [],
  secondReviewer: [],
  finaliser: [],
  applicant: [],
  unitApprover: [],
  verifier: [],
  approver: [],
  filer: [],
};

/** Duties that exclude each other in pairs. Filing follows the closing and is kept from the owner's hands alone. */
export const reviewDuties = ['submitter', 'firstReviewer', 'secondReviewer', 'finaliser'] as const;
export const signOffDuties = ['applicant', 'unitApprover', 'verifier', 'approver'] as const;
