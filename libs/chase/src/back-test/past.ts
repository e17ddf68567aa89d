import type { DeadlineRules } from '@xiaohao/campaign';
import type { Organisation } from '@xiaohao/organisation';
import type { Obligation } from '@xiaohao/problem';
import type { WorkingCalendar } from '@xiaohao/working-calendar';
import type { ChaseEvent } from '../events.js';

/** What a problem owed from an instant on: as it was recorded, and as it would be under the proposed terms. */
export interface Owed {
  /** The unit that had the problem. */
  readonly unit: string;
  readonly recorded: readonly Obligation[];
  readonly proposed: readonly Obligation[];
}

/** One step of what was recorded of a problem and of its chasing. */
export type PastStep =
  | { readonly kind: 'owed'; readonly at: string; readonly owed: Owed }
  /** What one decision wrote, by the clock or by a person. */
  | {
      readonly kind: 'chased';
      readonly at: string;
      readonly byClock: boolean;
      readonly events: readonly ChaseEvent[];
    };

/** The past of one problem, in the order of the log; instants never fall. */
export interface PastOfProblem {
  readonly problem: string;
  readonly steps: readonly PastStep[];
}

/** What held around all problems of a campaign from an instant on, until the next of these. */
export interface PastAround {
  readonly at: string;
  readonly organisation: Organisation;
  readonly calendar: WorkingCalendar;
  /** People of the campaign's review panel. */
  readonly panel: readonly string[];
  /** The rules that were in force. */
  readonly rules: DeadlineRules;
  readonly rulesVersion: number;
  /** Whether rules or calendar changed here: then every plan is looked at anew. */
  readonly moves: boolean;
}

/** What is tried, over which span. Instants UTC. */
export interface Proposal {
  readonly campaign: string;
  /** The campaign's, IANA. */
  readonly zone: string;
  readonly rules: DeadlineRules;
  /** From here the proposed rules hold; what was told before stands. */
  readonly from: string;
  /** Nothing at or after it is looked at. */
  readonly to: string;
  /** Whether the clock is taken to have acted at every instant, also where the record shows that it did not. */
  readonly punctual: boolean;
}
