import type persistent from '@eventstore/db-client/generated/persistent_pb.js';
import { status } from '@grpc/grpc-js';
import type { GroupFilter, GroupSettings, Strategy } from '../groups/index.js';
import { filterOf } from '../storage/index.js';
import { CallError, invalidArgument } from './errors.js';

type Settings = persistent.CreateReq.Settings | persistent.UpdateReq.Settings;
type All = persistent.CreateReq.AllOptions | persistent.UpdateReq.AllOptions;

const strategies: readonly Strategy[] = ['DispatchToSingle', 'RoundRobin', 'Pinned'];
const end = 18_446_744_073_709_551_615n;
const ticksPerMs = 10_000;

/** Of a stream the start is in the settings, of everything it stands beside them. */
export function groupSettingsOf(settings: Settings, all: All | undefined): GroupSettings {
  return {
    resolveLinkTos: settings.getResolveLinks(),
    startFrom: all ? positionIn(all) : revisionIn(settings.getRevision()),
    extraStatistics: settings.getExtraStatistics(),
    messageTimeout: settings.hasMessageTimeoutMs()
      ? settings.getMessageTimeoutMs()
      : Number(settings.getMessageTimeoutTicks()) / ticksPerMs,
    maxRetryCount: settings.getMaxRetryCount(),
    checkPointAfter: settings.hasCheckpointAfterMs()
      ? settings.getCheckpointAfterMs()
      : Number(settings.getCheckpointAfterTicks()) / ticksPerMs,
    minCheckPointCount: settings.getMinCheckpointCount(),
    maxCheckPointCount: settings.getMaxCheckpointCount(),
    maxSubscriberCount: settings.getMaxSubscriberCount(),
    liveBufferSize: settings.getLiveBufferSize(),
    bufferSize: settings.getHistoryBufferSize(),
    readBatchSize: settings.getReadBatchSize(),
    strategy: strategies[settings.getNamedConsumerStrategy()] ?? 'RoundRobin',
    ...(all && 'getFilter' in all ? { filter: filterIn(all) } : {}),
  };
}

function revisionIn(text: string): GroupSettings['startFrom'] {
  const revision = BigInt(text);
  if (revision === end) return 'end';
  return revision === 0n ? 'start' : Number(revision);
}

function positionIn(all: All): GroupSettings['startFrom'] {
  const position = all.getPosition();
  if (position)
    return logPosition(BigInt(position.getCommitPosition()), BigInt(position.getPreparePosition()));
  return all.hasEnd() ? 'end' : 'start';
}

/** @throws CallError when the log has no such positions */
function logPosition(commit: bigint, prepare: bigint): number | 'end' {
  if (prepare > commit) throw new CallError(status.UNKNOWN, 'Exception was thrown by handler.');
  return commit === end && prepare === end ? 'end' : Number(commit);
}

function filterIn(all: persistent.CreateReq.AllOptions): GroupFilter | undefined {
  const filter = all.getFilter();
  if (!filter) return undefined;
  const ofType = filter.hasEventType();
  const expression = ofType ? filter.getEventType() : filter.getStreamIdentifier();
  const found: GroupFilter = {
    on: ofType ? 'type' : 'stream',
    prefixes: expression?.getPrefixList() ?? [],
    regex: expression?.getRegex() ?? '',
  };
  try {
    filterOf(found.on, found);
  } catch (error) {
    throw invalidArgument(`Invalid filter: ${String(error)}`);
  }
  return found;
}
