export type { ReporterIdentity } from './reporter-identity.js';
export { ReporterKeys, ReporterUnreadable } from './reporter-keys.js';
