import type { ChecklistKind } from '@xiaohao/campaign';
import type { SetTerm } from '../deadlines/set-term.js';
import type {
  CauseKind,
  Difficulty,
  DiscoveryMethod,
  OwnerKind,
  SecrecyLevel,
  Severity,
  SourceChannel,
} from '../vocabulary.js';

/** Calendar date, `YYYY-MM-DD`. */
export type DateText = string;
/** Id of a person, unit, campaign, problem, measure or piece of evidence. */
export type Id = string;

export interface Wording {
  readonly title: string;
  readonly description: string;
}

/** How it is to be corrected. Set when the problem is raised, not by the unit that corrects it. */
export type Handling =
  | { readonly kind: 'immediate' }
  | { readonly kind: 'timeLimited' }
  | {
      readonly kind: 'continuing';
      readonly stageGoal: string;
      readonly nextCheckOn: DateText;
      readonly expectedEndOn: DateText;
    }
  | { readonly kind: 'focused'; readonly list: string };

export interface Classification {
  /** A category code of the campaign, and one of its sub-forms. */
  readonly category: string;
  readonly subForm?: string;
  readonly severity: Severity;
  readonly difficulty: Difficulty;
  readonly handling: Handling;
  readonly livelihood: boolean;
  readonly secrecy: SecrecyLevel;
}

/** Who has the problem: 责任单位, 责任领导, 责任部室, 责任人. */
export interface Owner {
  readonly kind: OwnerKind;
  readonly unit: Id;
  readonly leader?: Id;
  readonly department?: string;
  readonly person?: Id;
}

/** Where it came from: the channel and the number of its paper. */
export interface Source {
  readonly channel: SourceChannel;
  readonly paper?: string;
}

export type IdentificationEvent =
  | {
      readonly type: 'Identified';
      readonly data: {
        readonly problem: Id;
        /** `2026-0042`, never reused. */
        readonly number: string;
        readonly campaign: Id;
        readonly by: Id;
        readonly owner: Owner;
        readonly supportUnits: readonly Id[];
        readonly discovery: DiscoveryMethod;
        readonly source: Source;
        /** A code of one of the campaign's checklists, and of which: the oldest events do not tell. */
        readonly checklistEntry?: string;
        readonly checklist?: ChecklistKind;
        readonly foundOn?: DateText;
        readonly wording: Wording;
        readonly classification: Classification;
        /** Instant of identifying, UTC; absent in version 1. From it on places in the organisation count. */
        readonly identifiedAt?: string;
        /** The intake that it came of; since version 3. */
        readonly intake?: Id;
      };
    }
  | {
      readonly type: 'Reworded';
      readonly data: { readonly by: Id; readonly wording: Wording; readonly ground: string };
    }
  | {
      readonly type: 'Classified';
      readonly data: {
        readonly by: Id;
        readonly classification: Classification;
        readonly ground: string;
        /** The term of rectification that follows from it, null for none; absent where it stays as it is. */
        readonly rectifyBy?: SetTerm | null;
      };
    }
  | {
      readonly type: 'CauseRecorded';
      readonly data: { readonly by: Id; readonly cause: Id; readonly kind: CauseKind; readonly text: string };
    }
  | {
      readonly type: 'Merged';
      readonly data: { readonly by: Id; readonly into: Id; readonly ground: string };
    }
  | { readonly type: 'TookIn'; readonly data: { readonly by: Id; readonly problem: Id } }
  | { readonly type: 'MergerLapsed'; readonly data: { readonly by: Id; readonly problem: Id } }
  | { readonly type: 'Withdrawn'; readonly data: { readonly by: Id; readonly ground: string } };
