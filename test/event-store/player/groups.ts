import {
  PARK,
  type PersistentSubscriptionToStreamSettings,
  persistentSubscriptionToStreamSettingsFromDefaults,
  RETRY,
  SKIP,
} from '@eventstore/db-client';
import type { Answer, Step } from './recording.js';
import { shownError, shownEvent } from './shown.js';
import type { Stage } from './streams.js';
import { Watched } from './watching.js';

function settingsOf({ settings }: Step): PersistentSubscriptionToStreamSettings {
  const from = settings?.['startFrom'];
  return persistentSubscriptionToStreamSettingsFromDefaults({
    ...settings,
    ...(typeof from === 'number' ? { startFrom: BigInt(from) } : {}),
  });
}

/** The calls on groups of consumers, each with the answer as the recordings show it. */
export const onGroups: Readonly<Record<string, (stage: Stage, step: Step) => Promise<Answer>>> = {
  async psCreate({ client, names }, step) {
    await client.createPersistentSubscriptionToStream(
      names.stream(step.stream ?? ''),
      step.group ?? '',
      settingsOf(step),
    );
    return { ok: true };
  },
  async psUpdate({ client, names }, step) {
    await client.updatePersistentSubscriptionToStream(
      names.stream(step.stream ?? ''),
      step.group ?? '',
      settingsOf(step),
    );
    return { ok: true };
  },
  async psDelete({ client, names }, step) {
    await client.deletePersistentSubscriptionToStream(names.stream(step.stream ?? ''), step.group ?? '');
    return { ok: true };
  },
  async psReplay({ client, names }, step) {
    await client.replayParkedMessagesToStream(names.stream(step.stream ?? ''), step.group ?? '');
    return { ok: true };
  },
  async psInfo({ client, names }, step) {
    const info = await client.getPersistentSubscriptionToStreamInfo(
      names.stream(step.stream ?? ''),
      step.group ?? '',
    );
    const { startFrom, ...settings } = info.settings;
    const { stats } = info;
    return {
      status: info.status,
      eventSource: names.shown(info.eventSource),
      groupName: info.groupName,
      connections: info.connections.length,
      settings: { ...settings, startFrom: typeof startFrom === 'bigint' ? Number(startFrom) : startFrom },
      parked: Number(stats.parkedMessageCount),
      inFlight: stats.totalInFlightMessages,
      outstanding: stats.outstandingMessagesCount,
      lastKnown: stats.lastKnownEventRevision === undefined ? null : Number(stats.lastKnownEventRevision),
      lastCheckpointed:
        stats.lastCheckpointedEventRevision === undefined
          ? null
          : Number(stats.lastCheckpointedEventRevision),
    };
  },
};

/** Joins a group as a consumer that replies as the step says. */
export function connectGroup({ client, names }: Stage, step: Step): Watched {
  const subscription = client.subscribeToPersistentSubscriptionToStream(
    names.stream(step.stream ?? ''),
    step.group ?? '',
    step.buffer === undefined ? {} : { bufferSize: step.buffer },
  );
  const watched = new Watched(() => subscription.unsubscribe());
  subscription
    .on('data', (delivery) => {
      const { retryCount } = delivery;
      watched.add({ ...shownEvent(names, delivery), retryCount });
      const label = names.label((delivery.link ?? delivery.event)?.id ?? '');
      const replies = step.replies?.[label] ?? step.otherwise ?? 'ack';
      const reply = typeof replies === 'string' ? replies : (replies[retryCount] ?? 'ack');
      if (reply === 'ack') subscription.ack(delivery);
      else if (reply === 'park') subscription.nack(PARK, 'because', delivery);
      else if (reply === 'retry') subscription.nack(RETRY, 'because', delivery);
      else if (reply === 'skip') subscription.nack(SKIP, 'because', delivery);
    })
    .on('error', (error) => watched.add(shownError(names, error)))
    .on('end', () => watched.add({ end: true }));
  return watched;
}
