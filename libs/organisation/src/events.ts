import type { PersonEvent } from './person-events.js';
import type { StandInEvent } from './stand-in-events.js';
import type { ProposalEvent } from './two-persons.js';
import type { UnitEvent } from './unit-events.js';

/** Everything that can happen to the organisation; one stream, so that each decision can name its revision. */
export type OrganisationEvent = UnitEvent | PersonEvent | StandInEvent | ProposalEvent;
