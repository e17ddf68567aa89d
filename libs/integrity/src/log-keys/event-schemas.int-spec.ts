import { eventSchemas } from '@xiaohao/deciding/conformance';
import { logKeyEventVersions } from '@xiaohao/integrity';

eventSchemas('libs/integrity/src/log-keys/log-keys.ts', 'LogKeyEvent', logKeyEventVersions);
