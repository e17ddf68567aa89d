import features from '@eventstore/db-client/generated/serverfeatures_pb.js';

const methods: readonly (readonly [service: string, method: string, ...features: string[]])[] = [
  ['event_store.client.streams.streams', 'append'],
  ['event_store.client.streams.streams', 'batchappend', 'deadline_duration'],
  ['event_store.client.streams.streams', 'delete'],
  ['event_store.client.streams.streams', 'read', 'position', 'events'],
  ['event_store.client.streams.streams', 'tombstone'],
  ...['create', 'update', 'delete', 'read', 'getinfo', 'replayparked', 'list', 'restartsubsystem'].map(
    (method) =>
      [
        'event_store.client.persistent_subscriptions.persistentsubscriptions',
        method,
        'stream',
        'all',
      ] as const,
  ),
  ['event_store.client.projections.projections', 'create', 'track_emitted_streams'],
  ...[
    'update',
    'delete',
    'statistics',
    'disable',
    'enable',
    'reset',
    'state',
    'result',
    'restartsubsystem',
  ].map((method) => ['event_store.client.projections.projections', method] as const),
  ['event_store.client.gossip.gossip', 'read'],
  ['event_store.client.server_features.serverfeatures', 'getsupportedmethods'],
];

/** The version whose answers are given. */
export const serverVersion = '24.6.0';

/** What this server can do. */
export function supportedMethods(): features.SupportedMethods {
  const answer = new features.SupportedMethods().setEventStoreServerVersion(serverVersion);
  for (const [service, method, ...named] of methods)
    answer.addMethods(
      new features.SupportedMethod()
        .setServiceName(service)
        .setMethodName(method)
        .setFeaturesList([...named]),
    );
  return answer;
}
