import type persistent from '@eventstore/db-client/generated/persistent_pb.js';
import { type GroupFilter, type GroupSettings, strategies } from '../groups/index.js';
import { filterIn } from './filter.js';
import { positionIn, revisionIn } from './places.js';

type Settings = persistent.CreateReq.Settings | persistent.UpdateReq.Settings;
type All = persistent.CreateReq.AllOptions | persistent.UpdateReq.AllOptions;

const byNumber = ['DispatchToSingle', 'RoundRobin', 'Pinned'];
const ticksPerMs = 10_000;

/** Of a stream the start is in the settings, of everything it stands beside them. @throws CallError for a start or a filter that can be none */
export function groupSettingsOf(settings: Settings, all: All | undefined): GroupSettings {
  return {
    resolveLinkTos: settings.getResolveLinks(),
    startFrom: all ? startOfAll(all) : startOf(settings.getRevision()),
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
    strategy: strategies.find((strategy) => strategy === strategyNamed(settings)) ?? 'RoundRobin',
    ...(all && 'getFilter' in all ? { filter: filterOfGroup(all) } : {}),
  };
}

/** How a strategy is named, which may be one that there is not: by its number, or by its name where there is one. */
function strategyNamed(settings: Settings): string {
  const number = settings.getNamedConsumerStrategy();
  const name = 'getConsumerStrategy' in settings ? settings.getConsumerStrategy() : '';
  return name === '' ? (byNumber[number] ?? String(number)) : name;
}

/** Why settings name no strategy, in the words of the server; nothing when they do. */
export function faultOfStrategy(settings: Settings): string | undefined {
  const named = strategyNamed(settings);
  const known = strategies.some((strategy) => strategy === named);
  return known ? undefined : `Consumer strategy ${named} does not exist.`;
}

function startOf(text: string): GroupSettings['startFrom'] {
  const revision = revisionIn(text);
  if (revision === 'end') return 'end';
  return revision === 0n ? 'start' : Number(revision);
}

function startOfAll(all: All): GroupSettings['startFrom'] {
  const position = all.getPosition();
  if (position) return positionIn(position);
  return all.hasEnd() ? 'end' : 'start';
}

function filterOfGroup(all: persistent.CreateReq.AllOptions): GroupFilter | undefined {
  const filter = all.getFilter();
  return filter && filterIn(filter);
}
