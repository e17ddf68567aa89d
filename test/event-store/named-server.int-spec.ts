import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sizeOfLog, wordsOnLog } from './log-size.js';
import { clientAddress } from './player/client-address.js';
import { playAll } from './player/play-all.js';
import { type RecordedCase, recordingsIn } from './player/recording.js';
import { type RunningEmulator, startEmulator } from './start-emulator.js';
import { makeTlsFolder } from './tls-folder.js';

describe('a server that somebody has named by kurrentdb:// and its administrator’s password', () => {
  const folder = mkdtempSync(join(tmpdir(), 'named-server-'));
  let emulator: RunningEmulator;
  let named: string;

  beforeAll(async () => {
    await makeTlsFolder(folder);
    const users = join(folder, 'users.json');
    writeFileSync(users, JSON.stringify([{ name: 'admin', password: 'an/other', groups: ['$admins'] }]));
    emulator = await startEmulator(['--tls-folder', folder, '--users', users]);
    named = `kurrentdb://admin:an%2Fother@localhost:${emulator.port}?tlsCAFile=${join(folder, 'ca.crt')}`;
  });
  afterAll(async () => {
    await emulator.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is asked with these, also by calls that carry their own', async () => {
    const { url, credentials } = clientAddress(named);
    const client = EventStoreDBClient.connectionString(url);
    const some = recordingsIn<RecordedCase>('odd.jsonl').filter(({ steps }) =>
      steps.some(({ via, answer }) => via === 'append' && answer['success'] === true),
    );
    expect(some.length).toBeGreaterThan(0);
    expect(await playAll({ client, credentials }, some)).toEqual([]);
    const asInstalled = { username: 'admin', password: 'changeit' };
    expect(await playAll({ client, credentials: asInstalled }, some)).not.toEqual([]);
    await client.dispose();
  });

  it('has its log counted, up to a limit, with a warning above', async () => {
    const { events, more, position } = await sizeOfLog(named);
    expect([events > 2, more, typeof position]).toEqual([true, false, 'bigint']);
    expect(wordsOnLog({ events, more, position })).not.toContain('WARNING');
    const limited = await sizeOfLog(named, 2);
    expect(limited).toEqual({ events: 2, more: true, position });
    expect(wordsOnLog(limited)).toMatch(/more than 2 events[\s\S]*WARNING: a fresh server is meant/);
  });
});
