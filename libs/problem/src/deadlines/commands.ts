import type { DateText, Id } from '../identification/events.js';

/** 申请延期: a later date for one measure. `extension` is a new id. */
export interface RequestExtension {
  readonly type: 'RequestExtension';
  readonly extension: Id;
  readonly measure: Id;
  readonly dueOn: DateText;
  readonly reason: string;
  /** What has been done so far. */
  readonly progress: string;
}
/** 单位同意: the first of two approvals. */
export interface EndorseExtension {
  readonly type: 'EndorseExtension';
  readonly extension: Id;
  readonly opinion: string;
}
/** 批准延期: the second, from outside the owner's side. */
export interface GrantExtension {
  readonly type: 'GrantExtension';
  readonly extension: Id;
  readonly opinion: string;
}
/** 不予延期, by whichever of the two it waits for. */
export interface RefuseExtension {
  readonly type: 'RefuseExtension';
  readonly extension: Id;
  readonly opinion: string;
}
/** The clock's: derived dates worked out again with the calendar that now holds. */
export interface RederiveDates {
  readonly type: 'RederiveDates';
}
