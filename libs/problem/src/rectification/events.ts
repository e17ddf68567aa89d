import type { DateText, Handling, Id } from '../identification/events.js';
import type { EvidenceKind, Horizon, SignOffTest } from '../vocabulary.js';

/** 可评估: what is measured, in which unit, from where, to where. */
export interface Indicator {
  readonly name: string;
  readonly unit: string;
  readonly baseline: number;
  readonly target: number;
}

/** The content of a measure: its four gates and its people. */
export interface MeasureContent {
  readonly text: string;
  /** 可操作: ordered steps. */
  readonly steps: readonly string[];
  readonly indicator: Indicator;
  /** 有时限: due on this date, that is before the next day begins in the campaign's zone. */
  readonly dueOn: DateText;
  /** 能见效. */
  readonly expectedResult: string;
  /** One accountable person; leader and unit beside. */
  readonly person: Id;
  readonly leader: Id;
  readonly unit: Id;
  readonly horizon: Horizon;
}

/** A file by content, as it was looked at when it was taken in. */
export interface EvidenceFile {
  /** SHA-256 of the content, hex. */
  readonly digest: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

/** What a piece of evidence proves: one measure, and one of the five tests. */
export interface EvidenceBinding {
  readonly measure: Id;
  readonly test: SignOffTest;
}

export interface Milestone {
  readonly title: string;
  readonly dueOn: DateText;
}

export type RectificationEvent =
  | { readonly type: 'RectificationStarted'; readonly data: { readonly by: Id } }
  | {
      readonly type: 'MeasureAssigned';
      readonly data: { readonly by: Id; readonly measure: Id; readonly content: MeasureContent };
    }
  | {
      readonly type: 'MeasureRevised';
      readonly data: {
        readonly by: Id;
        readonly approver: Id;
        readonly measure: Id;
        readonly before: MeasureContent;
        readonly after: MeasureContent;
        readonly ground: string;
      };
    }
  | {
      readonly type: 'StepCompleted';
      /** `step` counts from 1. */
      readonly data: { readonly by: Id; readonly measure: Id; readonly step: number; readonly note?: string };
    }
  | {
      readonly type: 'ProgressReported';
      readonly data: {
        readonly by: Id;
        readonly measure: Id;
        /** 0-100, of the whole measure. */
        readonly percent: number;
        readonly done: string;
        readonly obstacle?: string;
        readonly helpAsked?: string;
      };
    }
  | {
      readonly type: 'MeasureCompleted';
      readonly data: {
        readonly by: Id;
        readonly measure: Id;
        readonly actual: number;
        readonly result: string;
      };
    }
  | {
      readonly type: 'ConvertedToContinuing';
      readonly data: {
        readonly by: Id;
        readonly handling: Extract<Handling, { kind: 'continuing' }>;
        readonly ground: string;
      };
    }
  | {
      readonly type: 'EvidenceAttached';
      readonly data: {
        readonly by: Id;
        readonly evidence: Id;
        readonly file: EvidenceFile;
        readonly kind: EvidenceKind;
        readonly proves: EvidenceBinding;
        readonly description: string;
      };
    }
  | {
      readonly type: 'EvidenceSuperseded';
      readonly data: {
        readonly by: Id;
        readonly evidence: Id;
        readonly replacement: Id;
        readonly file: EvidenceFile;
        readonly ground: string;
      };
    }
  | {
      readonly type: 'TaskForceFormed';
      readonly data: {
        readonly by: Id;
        readonly commandingLeader: Id;
        readonly members: readonly Id[];
        readonly plan: string;
        readonly milestones: readonly Milestone[];
      };
    };
