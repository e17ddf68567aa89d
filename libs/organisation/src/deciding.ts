import type { Decision } from '@xiaohao/deciding';
import type { OrganisationEvent } from './events.js';
import type { OrganisationRefusalCode } from './refusals.js';

/** Who keeps the register, and when: `today` is the day of `now` in the organisation's zone. */
export interface OrganisationContext {
  readonly by: string;
  readonly today: string;
  /** Instant of recording, UTC, ISO 8601. */
  readonly now: string;
}

export type OrganisationDecision = Decision<OrganisationEvent, OrganisationRefusalCode>;
