const rework = ['ReturnedForRework', 'Resubmitted', 'FirstReviewPassed'];
const request = ['SignOffRequested', 'SignOffStepTaken', 'PublicityStarted'];
const closing = ['SignOffStepTaken', 'Closed', 'SignOffStepTaken', 'Filed'];
const measure = ['StepCompleted', 'MeasureCompleted'];

/** What the history of the banquets tells, runs of the same event told once. */
export const story: readonly string[] = [
  'Identified',
  'SubmittedForReview',
  ...rework,
  ...rework,
  'SecondReviewPassed',
  'CauseRecorded',
  'Finalised',
  'MeasureAssigned',
  'RectificationStarted',
  'ProgressReported',
  ...measure,
  ...measure,
  'EvidenceAttached',
  ...request,
  'ObjectionRaised',
  'ObjectionAnswered',
  'PublicityEnded',
  'SignOffRequestRenewed',
  ...closing,
  'RevisitPlanned',
  'Revisited',
  'Reopened',
  'MeasureAssigned',
  ...measure,
  'EvidenceAttached',
  ...request,
  'PublicityEnded',
  ...closing,
];
