import type { PersonCommand } from './person-commands.js';
import type { StandInCommand } from './stand-in-commands.js';
import type { ProposalCommand } from './two-persons.js';
import type { UnitCommand } from './unit-commands.js';

/** One thing that can be asked of the organisation's register. New ids are made by the caller. */
export type SingleCommand = UnitCommand | PersonCommand | StandInCommand;

/** Many at once, in their order, all or none: what a file brings. */
export interface KeepMany {
  readonly type: 'KeepMany';
  readonly commands: readonly SingleCommand[];
}

export type OrganisationCommand = SingleCommand | ProposalCommand | KeepMany;
