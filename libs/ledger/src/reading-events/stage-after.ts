import type { Stage } from '@xiaohao/problem';

const byType: Readonly<Record<string, Stage>> = {
  Identified: 'identified',
  SubmittedForReview: 'firstReview',
  Resubmitted: 'firstReview',
  FirstReviewPassed: 'secondReview',
  ReturnedForRework: 'returned',
  Finalised: 'finalised',
  RectificationStarted: 'rectifying',
  SignOffRequested: 'signOffRequested',
  SignOffRejected: 'rectifying',
  PublicityStarted: 'publicised',
  Closed: 'closed',
  Filed: 'filed',
  Merged: 'merged',
  Withdrawn: 'withdrawn',
  Reopened: 'rectifying',
};

/** The stage in which an event leaves a problem. A signature given again moves nothing. */
export function stageAfter(type: string, data: object, stage: Stage): Stage {
  if (type !== 'SignOffStepTaken') return byType[type] ?? stage;
  const step = data as { readonly kind: string; readonly renewed: boolean };
  if (step.renewed) return stage;
  if (step.kind === 'unitApproval') return 'unitApproved';
  return step.kind === 'verification' ? 'verified' : stage;
}
