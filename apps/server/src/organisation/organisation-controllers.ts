import { OrganisationFilesController } from './files/organisation-files.controller.js';
import { PeopleController } from './people.controller.js';
import { ProposalsController } from './proposals.controller.js';
import { StandInsController } from './stand-ins.controller.js';
import { UnitsController } from './units.controller.js';

/** Every route of the organisation. */
export const organisationControllers = [
  UnitsController,
  PeopleController,
  StandInsController,
  OrganisationFilesController,
  ProposalsController,
];
