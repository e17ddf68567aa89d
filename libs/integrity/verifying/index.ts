export { LeafComparison, type ReadLeaf } from './compare-leaves.js';
export type { Finding, Place } from './finding.js';
export { nameDifferences } from './name-differences.js';
export { type KnownNote, type Report, type Verification, type VerifiedLog, verifyLog } from './verify-log.js';
