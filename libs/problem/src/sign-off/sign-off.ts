import type { SignOffStep } from '@xiaohao/campaign';
import type { DateText, Id } from '../identification/events.js';
import type { Claim, Signature } from './events.js';

/** A signed step of the chain. */
export interface TakenStep {
  /** Index in the chain. */
  readonly step: number;
  readonly kind: 'unitApproval' | 'verification' | 'approval' | 'filing';
  readonly signature: Signature;
}

export interface Publicity {
  readonly step: number;
  readonly startsOn: DateText;
  /** The last day on which objections are taken. */
  readonly endsOn: DateText;
  readonly workingDays: number;
  /** Whether a year in it had no published notice yet when the end was worked out. */
  readonly provisional: boolean;
  readonly ended: boolean;
}

export interface Objection {
  readonly id: Id;
  readonly from: string;
  readonly text: string;
  readonly answer: { readonly text: string; readonly upheld: boolean } | null;
}

export interface Satisfaction {
  readonly invited: number;
  readonly answered: number;
  readonly satisfied: number;
}

/** One request on its way through its chain; a rejection ends it, a new request begins another. */
export interface SignOff {
  /** The revision on which it was requested: names the request for good. */
  readonly request: string;
  readonly chain: readonly SignOffStep[];
  readonly rulesVersion: number;
  readonly claims: readonly Claim[];
  readonly application: Signature;
  readonly taken: readonly TakenStep[];
  /** Index of the step whose turn it is; the chain's length when none is left. */
  readonly next: number;
  readonly publicity: Publicity | null;
  readonly objections: readonly Objection[];
  /** The latest survey. */
  readonly satisfaction: Satisfaction | null;
}
