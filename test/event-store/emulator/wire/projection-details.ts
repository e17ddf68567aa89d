import projections from '@eventstore/db-client/generated/projections_pb.js';
import type { ProjectionStatistics } from '../projections/index.js';

/** Statistics as the wire has them; nothing is ever waiting to be read or written. */
export function projectionDetails(told: ProjectionStatistics): projections.StatisticsResp {
  const details = new projections.StatisticsResp.Details()
    .setCoreprocessingtime(String(told.coreProcessingTime))
    .setVersion(String(told.version))
    .setEpoch(String(told.epoch))
    .setEffectivename(told.effectiveName)
    .setWritesinprogress(0)
    .setReadsinprogress(0)
    .setPartitionscached(told.partitionsCached)
    .setStatus(told.status)
    .setStatereason(told.stateReason)
    .setName(told.name)
    .setMode(told.mode)
    .setPosition(told.position)
    .setProgress(told.progress)
    .setLastcheckpoint(told.lastCheckpoint)
    .setEventsprocessedafterrestart(String(told.eventsProcessed))
    .setCheckpointstatus('')
    .setBufferedevents('0')
    .setWritependingeventsbeforecheckpoint(0)
    .setWritependingeventsaftercheckpoint(0);
  return new projections.StatisticsResp().setDetails(details);
}
