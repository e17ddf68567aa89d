import type { ProblemDocument, ProblemLine, ProblemPage } from '@xiaohao/ledger';
import type { PointTold } from '../ledger/past-of-ledger.js';
import type { ProblemClock } from './clock-reading.js';
import type { PermittedAction } from './permitted-actions.js';

/** A problem as it stands, with its lateness today and what the caller may do now. */
export interface ProblemNow
  extends ProblemDocument,
    Pick<ProblemClock, 'today' | 'overdue' | 'overdueAgainstOriginal'> {
  readonly actions: readonly PermittedAction[];
}

/** A line of the list with its lateness, against the dates that hold and against the original ones. */
export interface ShownLine extends ProblemLine {
  readonly overdue: boolean;
  readonly overdueAgainstOriginal: boolean;
}

/** A page of the list. */
export interface ShownPage extends ProblemPage {
  readonly problems: readonly ShownLine[];
  /** The day that lateness goes by, in Asia/Shanghai. */
  readonly today: string;
  /** The point that it is of, where one was asked for. */
  readonly past?: PointTold;
}
