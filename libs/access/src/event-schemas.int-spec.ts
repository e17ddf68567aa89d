import { eventSchemas } from '@xiaohao/deciding/conformance';
import {
  accessEventVersions,
  accountEventVersions,
  lockOutEventVersions,
  securityEventVersions,
  sessionEventVersions,
} from './index.js';

eventSchemas('libs/access/src/events.ts', 'AccessEvent', accessEventVersions);
eventSchemas('libs/access/src/accounts/account-events.ts', 'AccountEvent', accountEventVersions);
eventSchemas('libs/access/src/sessions/session-events.ts', 'SessionEvent', sessionEventVersions);
eventSchemas('libs/access/src/lock-out/lock-out.ts', 'LockOutEvent', lockOutEventVersions);
eventSchemas('libs/access/src/security-record/security-events.ts', 'SecurityEvent', securityEventVersions);
