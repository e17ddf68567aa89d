import { randomUUID } from 'node:crypto';
import {
  END,
  type EventStoreDBClient,
  jsonEvent,
  persistentSubscriptionToStreamSettingsFromDefaults,
  START,
} from '@eventstore/db-client';

/** An answer of `access.jsonl`: in this phase this user got this. */
export interface AccessAnswer {
  readonly phase: string;
  readonly as: string;
  readonly do: string;
  readonly answer: string;
}

/** What a question is asked of: one client without the caller's own credentials, and a stream. */
interface Asked {
  readonly client: EventStoreDBClient;
  /** Made anew by an administrator for each question, so that deletes hit nothing that others need. */
  readonly stream: string;
}

/** Credentials of a call of its own, somebody else's than the client's. */
export const othersCredentials = { username: 'auditor', password: 'secret' };

const event = () => jsonEvent({ type: 'asked', data: {} });

async function firstOf(reading: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of reading);
}

async function confirmed(subscription: {
  on(name: string, listener: (value: unknown) => void): unknown;
  unsubscribe(): Promise<void>;
}): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      subscription.on('error', reject);
      subscription.on('confirmation', () => resolve());
    });
  } finally {
    await subscription.unsubscribe();
  }
}

/** The calls that were tried. */
export const accessQuestions: Readonly<Record<string, (asked: Asked) => Promise<unknown>>> = {
  append: ({ client, stream }) => client.appendToStream(stream, event()),
  'append (credentials of the call)': ({ client, stream }) =>
    client.appendToStream(stream, event(), { credentials: othersCredentials }),
  read: ({ client, stream }) => firstOf(client.readStream(stream)),
  getMetadata: ({ client, stream }) => client.getStreamMetadata(stream),
  setMetadata: ({ client, stream }) => client.setStreamMetadata(stream, { own: 1 }),
  delete: ({ client, stream }) => client.deleteStream(stream),
  tombstone: ({ client, stream }) => client.tombstoneStream(stream),
  readAll: ({ client }) => firstOf(client.readAll({ fromPosition: START, maxCount: 1 })),
  subscribeToStream: ({ client, stream }) => confirmed(client.subscribeToStream(stream)),
  subscribeToAll: ({ client }) => confirmed(client.subscribeToAll({ fromPosition: END })),
  'append to $sys': ({ client }) => client.appendToStream(`$sys-${randomUUID()}`, event()),
  'read $settings': ({ client }) => firstOf(client.readStream('$settings')),
  'create persistent subscription': ({ client, stream }) =>
    client.createPersistentSubscriptionToStream(
      stream,
      randomUUID(),
      persistentSubscriptionToStreamSettingsFromDefaults(),
    ),
};
