import type { DelegationScope } from './stand-in-events.js';

export interface DelegateDuty {
  readonly type: 'DelegateDuty';
  readonly delegation: string;
  readonly principal: string;
  readonly delegate: string;
  readonly scope: DelegationScope;
  readonly from: string;
  readonly until: string;
  readonly ground: string;
}
/** Today is its last day. */
export interface EndDelegation {
  readonly type: 'EndDelegation';
  readonly delegation: string;
}
export interface RecordAbsence {
  readonly type: 'RecordAbsence';
  readonly absence: string;
  readonly person: string;
  readonly from: string;
  readonly until: string;
  readonly deputy?: string;
}
/** The person is back: today is the last day away. */
export interface EndAbsence {
  readonly type: 'EndAbsence';
  readonly absence: string;
}

export type StandInCommand = DelegateDuty | EndDelegation | RecordAbsence | EndAbsence;
