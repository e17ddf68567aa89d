import type { View } from '@xiaohao/projection-runtime';
import { onOrganisation } from '../reading-events/other-events.js';
import { onPeople } from './on-people.js';
import { onUnits } from './on-units.js';
import { appointment, person } from './person-row.js';
import { unit } from './unit-row.js';

/** Units with what they stand under, and people with their posts, as they are now. */
export const organisation: View = {
  name: 'organisation',
  version: 2,
  claims: [onOrganisation({ ...onUnits, ...onPeople })],
  tables: [unit, person, appointment],
};
