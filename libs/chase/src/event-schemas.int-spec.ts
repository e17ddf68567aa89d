import { eventSchemas } from '@xiaohao/deciding/conformance';
import { chaseEventVersions } from './index.js';

eventSchemas('libs/chase/src/events.ts', 'ChaseEvent', chaseEventVersions);
