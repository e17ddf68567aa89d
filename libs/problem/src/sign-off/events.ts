import type { SignOffStep } from '@xiaohao/campaign';
import type { Proof } from '@xiaohao/signing';
import type { SetTerm } from '../deadlines/set-term.js';
import type { DateText, Id } from '../identification/events.js';
import type { SignatureMeaning, SignOffTest } from '../vocabulary.js';

/** Who declared what about which content, and when. */
export interface Signature {
  readonly signer: Id;
  readonly meaning: SignatureMeaning;
  /** Instant, UTC. */
  readonly at: string;
  /** The problem's revision that the signer saw. */
  readonly revision: string;
  /** SHA-256 over the canonical form of the signed material at that revision, hex. */
  readonly digest: string;
  /** How many material events stood behind it; a later one makes the signature stale. */
  readonly materialVersion: number;
}

/** A signature as its event keeps it. */
export interface GivenSignature extends Signature {
  /** What anybody can verify it by. There from version 2 of the events on; version 1 knows none. */
  readonly proof?: Proof;
}

/** The unit's word on one test. */
export interface Claim {
  readonly test: SignOffTest;
  readonly statement: string;
}

/** The checker's word on the same test. */
export interface Conclusion {
  readonly test: SignOffTest;
  readonly upheld: boolean;
  readonly text: string;
}

interface Decided {
  readonly organisationRevision: string;
}

/** By when the next step is to be taken; absent behind the last one, and in events from before there were terms. */
interface Timed {
  readonly term?: SetTerm;
}

export type SignOffEvent =
  | {
      readonly type: 'SignOffRequested';
      readonly data: Decided &
        Timed & {
          readonly claims: readonly Claim[];
          /** The chain that holds for this request, as the campaign's rules had it. */
          readonly chain: readonly SignOffStep[];
          readonly rulesVersion: number;
          readonly signature: GivenSignature;
        };
    }
  | {
      readonly type: 'SignOffStepTaken';
      readonly data: Decided &
        Timed & {
          /** Index in the chain, from 0. */
          readonly step: number;
          readonly kind: 'unitApproval' | 'verification' | 'approval' | 'filing';
          readonly signature: GivenSignature;
          readonly opinion?: string;
          /** One per test; there exactly when the kind is `verification`. */
          readonly conclusions?: readonly Conclusion[];
          /** True when a stale signature of this step was given again. */
          readonly renewed: boolean;
        };
    }
  | {
      /** The applicant signs the request again after a material event. */
      readonly type: 'SignOffRequestRenewed';
      readonly data: Decided & { readonly signature: GivenSignature };
    }
  | {
      readonly type: 'SignOffRejected';
      readonly data: Decided & {
        readonly by: Id;
        readonly step: number;
        /** What has to be done in addition. */
        readonly supplementaryRequirement: string;
      };
    }
  | {
      readonly type: 'PublicityStarted';
      readonly data: Decided & {
        readonly by: Id;
        readonly step: number;
        readonly channel: string;
        readonly audience: string;
        readonly startsOn: DateText;
        readonly workingDays: number;
        /** The last day on which objections are taken. */
        readonly endsOn: DateText;
        /** The working calendar that gave `endsOn`, and whether a year in it had no published notice yet. */
        readonly calendarVersion: string;
        readonly provisional: boolean;
      };
    }
  | {
      readonly type: 'ObjectionRaised';
      readonly data: {
        readonly by: Id;
        readonly objection: Id;
        readonly from: string;
        readonly text: string;
        /** By when it is to be answered; absent in events from before there were terms. */
        readonly term?: SetTerm;
      };
    }
  | {
      readonly type: 'ObjectionAnswered';
      readonly data: {
        readonly by: Id;
        readonly objection: Id;
        readonly answer: string;
        readonly upheld: boolean;
      };
    }
  | { readonly type: 'PublicityEnded'; readonly data: Timed & { readonly by: Id; readonly step: number } }
  | {
      readonly type: 'SatisfactionSurveyed';
      readonly data: {
        readonly by: Id;
        readonly invited: number;
        readonly answered: number;
        readonly satisfied: number;
        readonly method: string;
      };
    }
  | { readonly type: 'Closed'; readonly data: { readonly by: Id; readonly closingNumber: string } }
  | { readonly type: 'Filed'; readonly data: { readonly by: Id; readonly filingNumber: string } };
