import type { KeyHolderNow } from './events.js';
import type { KeyTerms } from './keys/key-terms.js';

export interface IssueKey {
  readonly type: 'IssueKey';
  readonly key: string;
  readonly holder: KeyHolderNow;
  readonly name: string;
  readonly hash: string;
  readonly terms: KeyTerms;
}
export interface RevokeKey {
  readonly type: 'RevokeKey';
  readonly key: string;
  readonly ground: string;
}
export interface RotateKey {
  readonly type: 'RotateKey';
  readonly key: string;
  readonly hash: string;
  /** Until when the present secret stays good, UTC, ISO 8601 with milliseconds; absent: seven days. */
  readonly formerUntil?: string;
}
export interface CompleteRotation {
  readonly type: 'CompleteRotation';
  readonly key: string;
}
export type KeyCommand = IssueKey | RevokeKey | RotateKey | CompleteRotation;

export interface LinkSubject {
  readonly type: 'LinkSubject';
  readonly link: string;
  readonly issuer: string;
  readonly subject: string;
  readonly person: string;
}
export interface UnlinkSubject {
  readonly type: 'UnlinkSubject';
  readonly link: string;
  readonly ground: string;
}
export type SubjectCommand = LinkSubject | UnlinkSubject;

export interface OpenAccount {
  readonly type: 'OpenAccount';
  readonly person: string;
  /** Normalised, see `loginName`. */
  readonly login: string;
}
export interface CloseAccount {
  readonly type: 'CloseAccount';
  readonly person: string;
  readonly ground: string;
}
export type AccountEntryCommand = OpenAccount | CloseAccount;

export type AccessCommand = KeyCommand | SubjectCommand | AccountEntryCommand;
