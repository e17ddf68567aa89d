import { eventSchemas } from '@xiaohao/deciding/conformance';
import { numberingEventVersions } from './index.js';

eventSchemas('libs/numbering/src/numbering.ts', 'NumberingEvent', numberingEventVersions);
