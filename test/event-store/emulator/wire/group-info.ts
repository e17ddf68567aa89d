import persistent from '@eventstore/db-client/generated/persistent_pb.js';
import type { Group } from '../groups/index.js';

/** A group as it stands; what is measured over time on a real server is 0. */
export function groupInfo(group: Group): persistent.SubscriptionInfo {
  const { settings, backlog, consumers } = group;
  const point = pointAs(group.stream === '$all');
  const inFlight = consumers.reduce((sum, { inFlightCount }) => sum + inFlightCount, 0);
  const checkpoint = group.checkpoints.stored();
  return new persistent.SubscriptionInfo()
    .setEventSource(group.stream)
    .setGroupName(group.name)
    .setStatus(backlog.live ? 'Live' : 'Behind')
    .setConnectionsList(connectionsOf(group))
    .setTotalItems(String(group.total))
    .setCountSinceLastMeasurement('0')
    .setLastCheckpointedEventPosition(checkpoint === undefined ? '' : point(checkpoint))
    .setLastKnownEventPosition(backlog.lastKnown === undefined ? '' : point(backlog.lastKnown))
    .setResolveLinkTos(settings.resolveLinkTos)
    .setStartFrom(startOf(group, point))
    .setMessageTimeoutMilliseconds(settings.messageTimeout)
    .setExtraStatistics(settings.extraStatistics)
    .setMaxRetryCount(settings.maxRetryCount)
    .setLiveBufferSize(settings.liveBufferSize)
    .setBufferSize(settings.bufferSize)
    .setReadBatchSize(settings.readBatchSize)
    .setCheckPointAfterMilliseconds(settings.checkPointAfter)
    .setMinCheckPointCount(settings.minCheckPointCount)
    .setMaxCheckPointCount(settings.maxCheckPointCount)
    .setReadBufferCount(backlog.fresh.length)
    .setLiveBufferCount('0')
    .setRetryBufferCount(backlog.retries.length)
    .setTotalInFlightMessages(inFlight)
    .setOutstandingMessagesCount(inFlight)
    .setNamedConsumerStrategy(settings.strategy)
    .setMaxSubscriberCount(settings.maxSubscriberCount)
    .setParkedMessageCount(String(group.parking.count));
}

const pointAs =
  (ofEverything: boolean) =>
  (point: number | string): string =>
    ofEverything ? `C:${point}/P:${point}` : String(point);

function startOf({ settings: { startFrom } }: Group, point: (at: number | string) => string): string {
  if (startFrom === 'start') return point(0);
  return point(startFrom === 'end' ? -1 : startFrom);
}

const connectionsOf = ({ consumers, settings }: Group): persistent.SubscriptionInfo.ConnectionInfo[] =>
  consumers.map(({ line, total, free, inFlightCount }) => {
    const connection = new persistent.SubscriptionInfo.ConnectionInfo()
      // No server tells it of those who come by gRPC.
      .setFrom('')
      .setUsername(line.username)
      .setTotalItems(String(total))
      .setCountSinceLastMeasurement('0')
      .setAvailableSlots(free)
      .setInFlightMessages(inFlightCount)
      .setConnectionName(line.connectionName);
    if (settings.extraStatistics)
      for (const key of measurements)
        connection.addObservedMeasurements(
          new persistent.SubscriptionInfo.Measurement().setKey(key).setValue('0'),
        );
    return connection;
  });

const measurements = [
  'Mean',
  'Median',
  'Fastest',
  'Quintile 1',
  'Quintile 2',
  'Quintile 3',
  'Quintile 4',
  'Quintile 5',
  '90%',
  '95%',
  '99%',
  '99.5%',
  '99.9%',
];
