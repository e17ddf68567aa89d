import type { Extension } from './deadlines/extension.js';
import type { RunningTerms } from './deadlines/set-term.js';
import type { Duty } from './duty.js';
import type { Classification, DateText, Id, Owner, Wording } from './identification/events.js';
import type { MeasureContent } from './rectification/events.js';
import type { CauseKind, SignOffTest } from './vocabulary.js';

export interface Cause {
  readonly id: Id;
  readonly kind: CauseKind;
  readonly text: string;
}

/** A measure as it stands. Of its progress only the last percent is kept: the entries stay in the events. */
export interface Measure {
  readonly id: Id;
  readonly content: MeasureContent;
  /** The date it was first given; a revision moves `content.dueOn` alone. */
  readonly originalDueOn: DateText;
  /** Numbers of the completed steps, ascending, from 1. */
  readonly completedSteps: readonly number[];
  readonly percent: number;
  readonly completion: { readonly actual: number; readonly result: string } | null;
  /** The round of rectification in which it was assigned. */
  readonly rectificationRound: number;
}

/** A piece of evidence by the digest of its file, and what it proves. */
export interface Evidence {
  readonly id: Id;
  readonly digest: string;
  readonly measure: Id;
  readonly test: SignOffTest;
  readonly superseded: boolean;
  readonly rectificationRound: number;
}

/** One closing; an earlier one stays when the problem is reopened. */
export interface Closing {
  readonly closingNumber: string;
  readonly filingNumber: string | null;
  readonly rectificationRound: number;
}

export interface Revisit {
  readonly id: Id;
  readonly dueOn: DateText;
  /** Whether the correction held; null until the visit. */
  readonly holds: boolean | null;
}

/** What holds of a problem in any stage. */
export interface Facts {
  readonly problem: Id;
  readonly number: string;
  readonly campaign: Id;
  readonly raisedBy: Id;
  /** The intake that it came of; null where there is none. */
  readonly intake: Id | null;
  /** Who needs to know it although no role says so; of weight only while it is restricted. */
  readonly cleared: readonly Id[];
  /** Instant from which places in the organisation count; null where none was written: then they count from ever. */
  readonly identifiedAt: string | null;
  readonly owner: Owner;
  readonly supportUnits: readonly Id[];
  readonly wording: Wording;
  readonly classification: Classification;
  readonly causes: readonly Cause[];
  readonly measures: readonly Measure[];
  readonly extensions: readonly Extension[];
  readonly terms: RunningTerms;
  readonly evidence: readonly Evidence[];
  /** Everybody who had a hand in a measure, a piece of evidence or the task force. */
  readonly contributors: readonly Id[];
  readonly commandingLeader: Id | null;
  /** Who has acted in which duty, in any round; a later round does not wash hands. */
  readonly hands: Readonly<Record<Duty, readonly Id[]>>;
  /** 1 at the first submission, one more with each return. */
  readonly reviewRound: number;
  /** 1 at first, one more with each reopening. */
  readonly rectificationRound: number;
  /** How many events so far changed what a signature binds; the first is `Identified`. */
  readonly materialVersion: number;
  /** The problems that were merged into it, or are about to be. */
  readonly takenIn: readonly Id[];
  readonly closings: readonly Closing[];
  readonly revisits: readonly Revisit[];
}
