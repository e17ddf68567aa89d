import type { DateText, Id } from '../identification/events.js';

/** Where an application stands. */
export type ExtensionStatus = 'requested' | 'endorsed' | 'granted' | 'refused';

/** One application for a later date of one measure; it is kept whatever becomes of it. */
export interface Extension {
  readonly id: Id;
  readonly measure: Id;
  readonly from: DateText;
  readonly to: DateText;
  readonly late: boolean;
  readonly status: ExtensionStatus;
  readonly applicant: Id;
  readonly endorser: Id | null;
}

export const isPending = ({ status }: Extension): boolean => status === 'requested' || status === 'endorsed';
