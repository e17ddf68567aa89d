import { eventSchemas } from '@xiaohao/deciding/conformance';
import { intakeEventVersions } from './index.js';

eventSchemas('libs/intake/src/events.ts', 'IntakeEvent', intakeEventVersions);
