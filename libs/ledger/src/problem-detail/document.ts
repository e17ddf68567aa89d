import type { ChecklistKind } from '@xiaohao/campaign';
import type {
  CauseKind,
  Claim,
  Classification,
  Conclusion,
  DiscoveryMethod,
  EvidenceBinding,
  EvidenceFile,
  EvidenceKind,
  ExtensionStatus,
  ListSubmission,
  MeasureContent,
  Milestone,
  Opinion,
  Owner,
  RevisitKind,
  Signature,
  Source,
  Stage,
  Wording,
} from '@xiaohao/problem';

/** Recorded instant and revision of the event behind an entry. */
export interface Entered {
  readonly at: string;
  readonly revision: string;
  /** 代: the person for whom it was done. */
  readonly onBehalfOf?: string;
}

export interface MeasureDocument {
  readonly measure: string;
  /** Of rectification, from 1; a reopening begins the next. */
  readonly round: number;
  readonly content: MeasureContent;
  /** As first assigned; never lost. */
  readonly originalDueOn: string;
  readonly revisions: number;
  /** Granted ones; each is in `extensions` of the problem. */
  readonly extensions: number;
  /** Steps that were completed, counted from 1. */
  readonly stepsDone: readonly number[];
  readonly progress:
    | (Entered & {
        readonly percent: number;
        readonly done: string;
        readonly obstacle?: string;
        readonly helpAsked?: string;
      })
    | null;
  readonly completed: (Entered & { readonly actual: number; readonly result: string }) | null;
}

/** An application for a later date, whatever became of it. */
export interface ExtensionDocument {
  readonly extension: string;
  readonly measure: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly progress: string;
  /** Asked for when it was too late to ask. */
  readonly late: boolean;
  readonly status: ExtensionStatus;
  readonly applicant: string;
  readonly requestedAt: string;
  readonly endorsed: (Entered & { readonly by: string; readonly opinion: string }) | null;
  readonly decided:
    | (Entered & {
        readonly by: string;
        readonly opinion: string;
        readonly level: 'unit' | 'supervisor';
      })
    | null;
}

export interface RoundDocument {
  /** From 1. */
  readonly round: number;
  readonly submittedAt: string;
  readonly submittedBy: string;
  readonly submission?: ListSubmission;
  /** In answer to the opinion of the round before. */
  readonly answer?: string;
  readonly opinions: readonly (Entered & {
    readonly level: 'firstReview' | 'secondReview';
    readonly opinion: Opinion;
    readonly passed: boolean;
  })[];
  readonly returned: { readonly reason: string; readonly dueOn: string; readonly level: string } | null;
}

export interface EvidenceDocument extends Entered {
  readonly evidence: string;
  readonly file: EvidenceFile;
  readonly kind: EvidenceKind;
  readonly proves: EvidenceBinding;
  readonly description: string;
  readonly by: string;
  /** The piece that stands in its place. */
  readonly supersededBy: string | null;
}

export interface SignatureDocument {
  /** Index in the chain; null for the request itself. */
  readonly step: number | null;
  readonly signature: Signature;
  readonly opinion?: string;
  readonly conclusions?: readonly Conclusion[];
  /** 代: the person for whom it was given. */
  readonly onBehalfOf?: string;
  /** A material event came after it, before the request had ended. */
  readonly stale: boolean;
}

export interface SignOffDocument {
  readonly claims: readonly Claim[];
  readonly chain: readonly {
    readonly kind: string;
    readonly role: string;
    readonly termWorkingDays: number;
  }[];
  readonly rulesVersion: number;
  /** The latest of each step. */
  readonly signatures: readonly SignatureDocument[];
  readonly rejected: {
    readonly step: number;
    readonly supplementaryRequirement: string;
    readonly by: string;
    readonly at: string;
  } | null;
}

export interface PublicityDocument {
  readonly channel: string;
  readonly audience: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly workingDays: number;
  readonly provisional: boolean;
  readonly ended: boolean;
}

/** A problem whole, as a reader gets it. Bounded: of progress only the latest of each measure is here. */
export interface ProblemDocument {
  readonly id: string;
  readonly number: string;
  readonly campaign: string;
  readonly stage: Stage;
  readonly owner: Owner;
  readonly supportUnits: readonly string[];
  readonly discovery: DiscoveryMethod;
  readonly source: Source;
  readonly checklistEntry?: string;
  /** Of which checklist the entry is; the oldest problems do not tell. */
  readonly checklist?: ChecklistKind;
  readonly foundOn?: string;
  readonly wording: Wording;
  readonly classification: Classification;
  readonly identifiedAt: string;
  readonly identifiedBy: string;
  /** The intake that it came of. */
  readonly intake?: string;
  /** Who needs to know it, beside those whose role is to; of weight only while it is restricted. */
  readonly cleared: readonly string[];
  readonly causes: readonly { readonly cause: string; readonly kind: CauseKind; readonly text: string }[];
  readonly mergedInto: string | null;
  /** The problems that were merged into it or are about to be; `at` and `revision` are those of their being taken in. */
  readonly takenIn: readonly (Entered & {
    readonly problem: string;
    readonly by: string;
  })[];
  readonly endedGround: string | null;
  readonly rounds: readonly RoundDocument[];
  readonly finalised: { readonly at: string; readonly by: string; readonly meeting?: string } | null;
  readonly measures: readonly MeasureDocument[];
  readonly extensions: readonly ExtensionDocument[];
  /**
   * The latest due date of this round's measures; the term of a reopening while there are none, and where it is later
   * while all are done. Null before the first measure.
   */
  readonly dueOn: string | null;
  /** The same before any extension. */
  readonly originalDueOn: string | null;
  readonly taskForce: {
    readonly commandingLeader: string;
    readonly members: readonly string[];
    readonly plan: string;
    readonly milestones: readonly Milestone[];
  } | null;
  readonly evidence: readonly EvidenceDocument[];
  readonly signOff: SignOffDocument | null;
  readonly publicity: PublicityDocument | null;
  readonly objections: readonly {
    readonly objection: string;
    readonly from: string;
    readonly text: string;
    readonly raisedAt: string;
    readonly answer: string | null;
    readonly upheld: boolean | null;
  }[];
  readonly satisfaction: {
    readonly invited: number;
    readonly answered: number;
    readonly satisfied: number;
    readonly method: string;
  } | null;
  readonly closings: readonly {
    readonly closingNumber: string;
    readonly closedAt: string;
    readonly filingNumber: string | null;
    readonly filedAt: string | null;
  }[];
  readonly reopenings: readonly {
    readonly ground: string;
    readonly text: string;
    readonly dueOn: string;
    readonly at: string;
    readonly by: string;
  }[];
  readonly revisits: readonly {
    readonly revisit: string;
    readonly kind: RevisitKind;
    readonly dueOn: string;
    readonly ground: string;
    readonly visitedOn: string | null;
    readonly findings: string | null;
    readonly holds: boolean | null;
    readonly satisfaction: number | null;
  }[];
  readonly lastEventAt: string;
  readonly revision: string;
  readonly position: string;
}
