import { eventSchemas } from '@xiaohao/deciding/conformance';
import { organisationEventVersions } from './index.js';

eventSchemas('libs/organisation/src/events.ts', 'OrganisationEvent', organisationEventVersions);
