import type { DateText, Id } from '../identification/events.js';
import type { Claim, Conclusion } from './events.js';

export interface RequestSignOff {
  readonly type: 'RequestSignOff';
  readonly claims: readonly Claim[];
}
export interface RenewSignOffRequest {
  readonly type: 'RenewSignOffRequest';
}
/** Also gives a stale signature of a step again. */
export interface ApproveByUnit {
  readonly type: 'ApproveByUnit';
  readonly opinion?: string;
}
export interface VerifyRectification {
  readonly type: 'VerifyRectification';
  readonly conclusions: readonly Conclusion[];
  readonly opinion?: string;
}
export interface StartPublicity {
  readonly type: 'StartPublicity';
  readonly channel: string;
  readonly audience: string;
  readonly startsOn: DateText;
  readonly workingDays: number;
}
export interface RaiseObjection {
  readonly type: 'RaiseObjection';
  readonly objection: Id;
  readonly from: string;
  readonly text: string;
}
export interface AnswerObjection {
  readonly type: 'AnswerObjection';
  readonly objection: Id;
  readonly answer: string;
  readonly upheld: boolean;
}
export interface EndPublicity {
  readonly type: 'EndPublicity';
}
export interface RecordSatisfaction {
  readonly type: 'RecordSatisfaction';
  readonly invited: number;
  readonly answered: number;
  readonly satisfied: number;
  readonly method: string;
}
/** 批准销号; the number is taken from the closing series. */
export interface ApproveClosing {
  readonly type: 'ApproveClosing';
  readonly closingNumber: string;
  readonly opinion?: string;
}
/** 备案. */
export interface FileProblem {
  readonly type: 'FileProblem';
  readonly filingNumber: string;
  readonly opinion?: string;
}
export interface RejectSignOff {
  readonly type: 'RejectSignOff';
  readonly supplementaryRequirement: string;
}
