export type { ProjectionDesk } from './desk.js';
export type { Partition } from './partitions.js';
export type { Projection } from './projection.js';
export { type NewProjection, type ProjectionOutcome, ProjectionRegistry } from './projection-registry.js';
export type { ProjectionMode } from './projection-settings.js';
export { type ProjectionStatistics, statisticsOf } from './statistics.js';
