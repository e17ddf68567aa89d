import { PeopleController } from './people.controller.js';
import { StandInsController } from './stand-ins.controller.js';
import { UnitsController } from './units.controller.js';

/** Every route of the organisation. */
export const organisationControllers = [UnitsController, PeopleController, StandInsController];
