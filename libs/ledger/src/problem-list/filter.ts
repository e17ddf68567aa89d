import type { Grant } from '@xiaohao/access';
import type { ChecklistKind } from '@xiaohao/campaign';
import type {
  Difficulty,
  DiscoveryMethod,
  HandlingKind,
  OwnerKind,
  SecrecyLevel,
  Severity,
  SourceChannel,
  Stage,
} from '@xiaohao/problem';

/** Which problems a reader wants; what is absent does not restrict. */
export interface ProblemFilter {
  readonly campaign?: string;
  readonly stage?: readonly Stage[];
  /** This unit and every unit under it. */
  readonly unit?: string;
  readonly category?: string;
  readonly source?: SourceChannel;
  readonly discovery?: DiscoveryMethod;
  readonly checklist?: ChecklistKind;
  /** Of either checklist, where none is named. */
  readonly checklistEntry?: string;
  readonly handling?: HandlingKind;
  readonly difficulty?: Difficulty;
  readonly severity?: Severity;
  readonly ownerKind?: OwnerKind;
  readonly secrecy?: SecrecyLevel;
  readonly livelihood?: boolean;
  /** Responsible leader or person of the problem or of one of its measures, or who commands its task force. */
  readonly person?: string;
  /** Dates of being found, both inclusive: none of them finds what has no such date. */
  readonly foundFrom?: string;
  readonly foundTo?: string;
  /** Days in Asia/Shanghai, both inclusive. */
  readonly identifiedFrom?: string;
  readonly identifiedTo?: string;
  readonly lastChangeFrom?: string;
  readonly lastChangeTo?: string;
  /** Dates, both inclusive, of the latest open measure. */
  readonly dueFrom?: string;
  readonly dueTo?: string;
  /** Overdue on the day that is asked about: against the dates that hold, against the original ones. */
  readonly overdue?: boolean;
  readonly overdueAgainstOriginal?: boolean;
  /** Words or characters that number, title, description or measures hold. */
  readonly text?: string;
}

export const problemSorts = ['number', 'dueOn', 'identifiedAt', 'lastEventAt'] as const;
export type ProblemSort = (typeof problemSorts)[number];

export interface ListProblems {
  readonly filter?: ProblemFilter;
  /** The date that lateness goes by; a filter by it needs one. */
  readonly today?: string;
  /** Default `number`. */
  readonly sort?: ProblemSort;
  /** Default `desc`: the newest first. */
  readonly direction?: 'asc' | 'desc';
  /** 1-200, default 50. */
  readonly pageSize?: number;
  readonly cursor?: string;
  /** Also count all that match. */
  readonly total?: boolean;
  /** Who asks; a cursor is good for the same reader alone. */
  readonly reader?: string;
  /** What the reader may see. */
  readonly grant: Grant;
}
