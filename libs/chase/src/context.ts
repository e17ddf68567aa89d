import type { DeadlineRules } from '@xiaohao/campaign';
import type { Organisation } from '@xiaohao/organisation';
import type { Obligation } from '@xiaohao/problem';
import type { WorkingCalendar } from '@xiaohao/working-calendar';

/** What the chasing of a problem is decided on: the problem as it stands, the rules and calendars that hold, the people. */
export interface ChaseContext {
  /** Who acts: a person's id, or `clock`. */
  readonly by: string;
  /** The instant that is trusted; nothing whose instant is after it is done. */
  readonly now: string;
  readonly today: string;
  readonly problem: string;
  readonly campaign: string;
  /** The campaign's, IANA. */
  readonly zone: string;
  /** The unit that has the problem. */
  readonly unit: string;
  readonly obligations: readonly Obligation[];
  readonly rules: DeadlineRules;
  readonly rulesVersion: number;
  readonly calendar: WorkingCalendar;
  readonly organisation: Organisation;
  /** People of the campaign's review panel. */
  readonly panel: readonly string[];
  /** Makes the id of a new notice; the same for the same name within one decision. */
  readonly idOf: (name: string) => string;
}
