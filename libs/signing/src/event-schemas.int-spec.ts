import { eventSchemas } from '@xiaohao/deciding/conformance';
import { signingKeyEventVersions } from './index.js';

eventSchemas('libs/signing/src/signing-key-events.ts', 'SigningKeyEvent', signingKeyEventVersions);
