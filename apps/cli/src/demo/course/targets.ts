import type { Stage } from '@xiaohao/problem';

/** How far a problem is to come, and what befalls it on the way. */
export interface Target {
  readonly stage: Stage;
  readonly handling?: 'immediate' | 'continuing' | 'focused';
  readonly returned?: boolean;
  readonly objection?: 'dismissed' | 'upheld';
  readonly rejected?: boolean;
  readonly revisited?: boolean;
  readonly reopened?: boolean;
  readonly owner?: 'leadershipTeam' | 'member';
  readonly converted?: boolean;
  readonly taskForce?: boolean;
  readonly overdue?: boolean;
}

/** One round of 25: every stage, and everything that can happen, comes at least once in it. */
export const targets: readonly Target[] = [
  { stage: 'filed', objection: 'dismissed', revisited: true },
  { stage: 'rectifying', overdue: true },
  { stage: 'filed', rejected: true },
  { stage: 'filed', returned: true, revisited: true },
  { stage: 'publicised' },
  { stage: 'closed', owner: 'leadershipTeam' },
  { stage: 'rectifying' },
  { stage: 'filed', handling: 'immediate' },
  { stage: 'verified' },
  { stage: 'rectifying', handling: 'continuing' },
  { stage: 'identified' },
  { stage: 'firstReview' },
  { stage: 'returned' },
  { stage: 'filed', owner: 'member', taskForce: true },
  { stage: 'signOffRequested' },
  { stage: 'secondReview' },
  { stage: 'merged' },
  { stage: 'rectifying', objection: 'upheld' },
  { stage: 'finalised' },
  { stage: 'filed', handling: 'focused', returned: true },
  { stage: 'unitApproved' },
  { stage: 'rectifying', reopened: true, revisited: true },
  { stage: 'closed', handling: 'immediate' },
  { stage: 'withdrawn' },
  { stage: 'rectifying', converted: true, taskForce: true },
];

/** Stages in which nothing more is going to happen to it for now. */
export const isSettled = ({ stage, reopened }: Target): boolean =>
  (stage === 'filed' || stage === 'closed' || stage === 'withdrawn') && reopened !== true;
