import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { examineStore, judgeStore, prepareStore, StoreNotPrepared } from '@xiaohao/event-log/eventstoredb';
import { type RunningEmulator, startEmulator } from '../event-store/start-emulator.js';
import { makeTlsFolder } from '../event-store/tls-folder.js';
import { xiaohao } from './command-line.js';

const users = ['ledger', 'second', 'orders'].map((name) => ({
  name,
  password: 'secret',
  groups: [`group-of-${name}`],
}));

describe('a store that an administrator prepares', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xiaohao-prepare-'));
  let emulator: RunningEmulator;
  let admin: EventStoreDBClient;
  const as = (user: string, password = 'secret'): string =>
    `esdb://${user}:${password}@localhost:${emulator.port}?tlsCAFile=${join(folder, 'ca.crt')}`;
  const prepare = (group: string) => prepareStore(as('admin', 'changeit'), group);
  const findings = async (user: string) => judgeStore(await examineStore(as(user))).map(({ code }) => code);
  const append = (user: string) => {
    const client = EventStoreDBClient.connectionString(as(user));
    const done = client.appendToStream(`of-${user}`, jsonEvent({ type: 'Made', data: {} }));
    return done
      .then(
        () => 'ok',
        (error: { readonly type?: string }) => error.type,
      )
      .finally(() => client.dispose());
  };
  const settings = async (): Promise<readonly unknown[]> => {
    const found: unknown[] = [];
    for await (const { event } of admin.readStream('$settings')) found.push(event?.data);
    return found;
  };
  const set = (data: Readonly<Record<string, unknown>>) =>
    admin.appendToStream('$settings', jsonEvent({ type: 'update-default-acl', data }));

  beforeAll(async () => {
    await makeTlsFolder(folder);
    writeFileSync(join(folder, 'users.json'), JSON.stringify(users));
  });
  beforeEach(async () => {
    emulator = await startEmulator(['--tls-folder', folder, '--users', join(folder, 'users.json')]);
    admin = EventStoreDBClient.connectionString(as('admin', 'changeit'));
  });
  afterEach(async () => {
    await admin.dispose();
    await emulator.kill();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('fresh is strict afterwards, with a word about those who could append before', async () => {
    const done = await prepare('group-of-ledger');
    expect(done).toMatchObject({
      defaultAcl: 'set',
      readAll: 'granted',
      remarks: ['OthersMayAppendNoMore'],
    });
    expect(done.changes).toHaveLength(11);
    expect(await findings('ledger')).toEqual([]);
    expect(await append('orders')).toBe('access-denied');
  });

  it('again is left as it is, and says so', async () => {
    await prepare('group-of-ledger');
    const same = { defaultAcl: 'was so already', readAll: 'was so already', changes: [], remarks: [] };
    expect(await prepare('group-of-ledger')).toEqual(same);
    expect(await settings()).toHaveLength(1);
  });

  it('for a second group keeps the first one’s rights', async () => {
    await prepare('group-of-ledger');
    const store = as('admin', 'changeit');
    const { code, out, err } = await xiaohao([
      'event-store',
      'prepare',
      '--group',
      'group-of-second',
      '--store',
      store,
    ]);
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n').slice(1)).toEqual([
      '  $settings $userStreamAcl.$w: group-of-ledger $admins → group-of-ledger $admins group-of-second',
      '  $all $acl.$r: $admins group-of-ledger → $admins group-of-ledger group-of-second',
      '',
    ]);
    expect(await findings('ledger')).toEqual([]);
    expect(await findings('second')).toEqual([]);
    expect(await append('orders')).toBe('access-denied');
  });

  it('keeps what others have set beside what is made strict', async () => {
    await set({ $userStreamAcl: { $w: 'group-of-orders', $d: 'group-of-orders' }, other: [1] });
    await admin.setStreamMetadata('$all', { acl: { readRoles: ['group-of-orders'] }, own: 2 });
    expect(await prepare('group-of-ledger')).toMatchObject({
      defaultAcl: 'set',
      readAll: 'granted',
      remarks: [],
    });
    expect((await settings()).at(-1)).toMatchObject({
      $userStreamAcl: { $w: ['group-of-orders', 'group-of-ledger'], $d: '$admins' },
      $systemStreamAcl: { $w: '$admins' },
      other: [1],
    });
    expect((await admin.getStreamMetadata('$all')).metadata).toMatchObject({
      acl: { readRoles: ['group-of-orders', 'group-of-ledger'] },
      own: 2,
    });
    expect(await findings('ledger')).toEqual([]);
    expect([await append('orders'), await append('second')]).toEqual(['ok', 'access-denied']);
  });

  it('puts a list in force that held nothing, for something in it that no server knows', async () => {
    await set({ $userStreamAcl: { $w: 'group-of-orders', $d: '$admins', own: 1 } });
    expect(await append('second')).toBe('ok');
    expect(await prepare('group-of-ledger')).toMatchObject({ remarks: ['OthersMayAppendNoMore'] });
    expect((await settings()).at(-1)).toMatchObject({
      $userStreamAcl: { $w: ['group-of-orders', 'group-of-ledger'], $d: '$admins' },
    });
    expect(await findings('ledger')).toEqual([]);
    expect([await append('orders'), await append('second')]).toEqual(['ok', 'access-denied']);
  });

  it('on which everybody may append stays so, is told of, and is fit', async () => {
    await set({ $userStreamAcl: { $w: '$all' } });
    expect(await prepare('group-of-ledger')).toMatchObject({ remarks: ['EveryoneMayAppend'] });
    expect(await prepare('group-of-ledger')).toMatchObject({ changes: [], remarks: ['EveryoneMayAppend'] });
    expect(await findings('ledger')).toEqual([]);
    expect(await append('orders')).toBe('ok');
  });

  it('is not written over where its settings cannot be understood', async () => {
    await admin.appendToStream(
      '$settings',
      jsonEvent({ type: 'update-default-acl', data: 'strict' as never }),
    );
    await expect(prepare('group-of-ledger')).rejects.toThrow(StoreNotPrepared);
    expect(await settings()).toEqual(['strict']);
  });

  it.each(['', ' ', '$all', '$admins', '$ops', ' $all', 'xiaohao ', 'a\nb'])(
    'is left as it is for a group by the name of %j',
    async (group) => {
      await set({ $userStreamAcl: { $w: 'group-of-orders' } });
      const before = (await emulator.control.state()).records;
      const words = ['event-store', 'prepare', '--store', as('admin', 'changeit'), `--group=${group}`];
      const inWords = await xiaohao(words);
      expect([inWords.code, inWords.out, inWords.err]).toEqual([
        2,
        '',
        expect.stringContaining(`${JSON.stringify(group)} is no name for a group`),
      ]);
      const asJson = await xiaohao([...words, '--json']);
      expect([asJson.code, JSON.parse(asJson.err)]).toMatchObject([2, { exitCode: 2 }]);
      expect((await emulator.control.state()).records).toBe(before);
    },
  );
});

describe('a store that takes the call and says nothing', () => {
  it('is told as one that cannot be reached, and keeps nobody', async () => {
    const lines = new Set<Socket>();
    const silent = createServer((line) => lines.add(line)).listen(0, 'localhost');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const store = `esdb://ledger:secret@localhost:${port}?tls=true`;
    const { code, err } = await xiaohao(['event-store', 'check', '--store', store]);
    expect([code, err]).toEqual([3, expect.stringContaining('No server answers')]);
    for (const line of lines) line.destroy();
    silent.close();
  });
});
