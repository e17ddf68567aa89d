import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  EventStoreDBClient,
  jsonEvent,
  persistentSubscriptionToStreamSettingsFromDefaults,
} from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accessPhases } from './player/access-phases.js';
import { type AccessAnswer, accessQuestions } from './player/access-questions.js';
import { recordingsIn } from './player/recording.js';
import { type RunningEmulator, startEmulator } from './start-emulator.js';
import { makeTlsFolder } from './tls-folder.js';

const users = [
  { name: 'clerk', password: 'secret', groups: ['clerks'] },
  { name: 'auditor', password: 'secret', groups: ['auditors'] },
];
const passwords: Readonly<Record<string, string>> = {
  admin: 'admin:changeit@',
  ops: 'ops:changeit@',
  clerk: 'clerk:secret@',
  auditor: 'auditor:secret@',
  wrong: 'admin:wrong@',
  nobody: '',
};

const folder = mkdtempSync(join(tmpdir(), 'event-store-'));
let emulator: RunningEmulator;
const clients = new Map<string, EventStoreDBClient>();

function clientOf(user: string): EventStoreDBClient {
  const found = clients.get(user);
  if (found) return found;
  const url = emulator.url.replace('esdb://', `esdb://${passwords[user]}`);
  const client = EventStoreDBClient.connectionString(url);
  clients.set(user, client);
  return client;
}

beforeAll(async () => {
  await makeTlsFolder(folder);
  writeFileSync(join(folder, 'users.json'), JSON.stringify(users));
  emulator = await startEmulator(['--tls-folder', folder, '--users', join(folder, 'users.json')]);
});

afterAll(async () => {
  for (const client of clients.values()) await client.dispose();
  await emulator.kill();
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

async function given(question: AccessAnswer, number: number): Promise<AccessAnswer> {
  const admin = clientOf('admin');
  const stream = `asked-${number}`;
  await admin.appendToStream(stream, jsonEvent({ type: 'made', data: {} }));
  if (question.phase.startsWith('a stream')) await accessPhases[question.phase]?.(admin, stream);
  const answer = await accessQuestions[question.do]?.({ client: clientOf(question.as), stream }).then(
    () => 'ok',
    (error: { readonly type?: string }) => error.type ?? String(error),
  );
  return { ...question, answer: answer ?? 'nobody knows how to ask' };
}

describe('who may do what', () => {
  const answers = recordingsIn<AccessAnswer>('access.jsonl');

  it('is as on a real server, phase by phase', async () => {
    expect(answers).toHaveLength(161);
    const found: AccessAnswer[] = [];
    for (const [phase, prepare] of Object.entries(accessPhases)) {
      if (!phase.startsWith('a stream')) await prepare(clientOf('admin'), '');
      for (const question of answers)
        if (question.phase === phase) found.push(await given(question, found.length));
    }
    expect(found).toEqual(answers);
  });

  it('keeps everybody from writing to and deleting everything, administrators too', async () => {
    const admin = clientOf('admin');
    const denied = { type: 'access-denied' };
    await expect(admin.deleteStream('$all')).rejects.toMatchObject(denied);
    await expect(admin.appendToStream('$all', jsonEvent({ type: 't', data: {} }))).rejects.toMatchObject(
      denied,
    );
  });

  it('keeps everybody from deleting metadata, which is replaced', async () => {
    const admin = clientOf('admin');
    const denied = { type: 'access-denied' };
    await admin.setStreamMetadata('kept', { maxCount: 2 });
    await expect(admin.deleteStream('$$kept')).rejects.toMatchObject(denied);
    await expect(admin.tombstoneStream('$$kept')).rejects.toMatchObject(denied);
    await admin.setStreamMetadata('kept', { maxCount: 3 });
  });

  it('lets everybody who has an account look at groups, and operators alone make and end them', async () => {
    const settings = persistentSubscriptionToStreamSettingsFromDefaults();
    await clientOf('ops').createPersistentSubscriptionToStream('looked-at', 'g', settings);
    const clerk = clientOf('clerk');
    const denied = { type: 'access-denied' };
    expect(await clerk.getPersistentSubscriptionToStreamInfo('looked-at', 'g')).toMatchObject({
      groupName: 'g',
    });
    expect(await clerk.listPersistentSubscriptionsToStream('looked-at')).toHaveLength(1);
    expect(await clerk.listAllPersistentSubscriptions()).not.toEqual([]);
    await expect(clerk.deletePersistentSubscriptionToStream('looked-at', 'g')).rejects.toMatchObject(denied);
    const nobody = clientOf('nobody');
    await expect(nobody.listAllPersistentSubscriptions()).rejects.toMatchObject(denied);
    const wrong = clientOf('wrong').getPersistentSubscriptionToStreamInfo('looked-at', 'g');
    await expect(wrong).rejects.toMatchObject(denied);
  });
});
