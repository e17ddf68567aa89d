import { placeText } from './place.js';
import type { Projection } from './projection.js';
import type { ProjectionMode } from './projection-settings.js';

/** What a server tells of a projection. Times in ms, progress in percent and -1 before the first start. */
export interface ProjectionStatistics {
  readonly name: string;
  readonly effectiveName: string;
  readonly mode: ProjectionMode;
  /** Where it stands and, where that differs, what is in memory. */
  readonly status: string;
  readonly stateReason: string;
  readonly epoch: number;
  readonly version: number;
  readonly position: string;
  readonly progress: number;
  readonly lastCheckpoint: string;
  readonly eventsProcessed: number;
  readonly partitionsCached: number;
  readonly coreProcessingTime: number;
}

export function statisticsOf(projection: Projection): ProjectionStatistics {
  const { name, run, state } = projection;
  const { mode, enabled } = projection.settings;
  const stateReason = state === 'Faulted' ? projection.faultedReason : '';
  if (!run)
    return {
      name,
      effectiveName: '',
      mode,
      status: state,
      stateReason,
      epoch: -1,
      version: -1,
      position: '',
      progress: 0,
      lastCheckpoint: '',
      eventsProcessed: 0,
      partitionsCached: 0,
      coreProcessingTime: 0,
    };
  const inMemory = run.status;
  const completed = inMemory === 'Stopped' && state === 'Completed';
  const suffix = enabled && (state === 'Stopped' || state === 'Faulted') ? ' (Enabled)' : '';
  return {
    name,
    effectiveName: name,
    mode,
    status: (completed || inMemory === state ? state : `${state}/${inMemory}`) + suffix,
    stateReason,
    epoch: run.settings.version.epoch,
    version: run.settings.version.version,
    position: placeText(run.place),
    progress: run.progress(),
    lastCheckpoint: run.checkpoint ? placeText(run.checkpoint) : '',
    eventsProcessed: run.handled,
    partitionsCached: run.partitions.size,
    coreProcessingTime: Math.trunc(run.busy),
  };
}
