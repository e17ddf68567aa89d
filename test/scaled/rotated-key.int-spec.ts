import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStoreLog } from '@xiaohao/event-log/eventstoredb';
import { formatNoteKey, logKeysStream, readNoteKey } from '@xiaohao/integrity';
import { type RunningEmulator, startEmulator } from '../event-store/start-emulator.js';
import { Caller, done, type Office } from '../journeys/caller.js';
import { openWitness, witnessSigner } from '../journeys/open-witness.js';
import { bootstrapKey, dataFolder } from '../journeys/server-process.js';
import { xiaohao } from './command-line.js';
import { integrityOf, untilIntegrity } from './integrity-of.js';
import { Nodes } from './nodes.js';

const prefix = 'k-';
const witnessKey = formatNoteKey(witnessSigner.key);

describe('the key of a log that two nodes serve, exchanged', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '', seen: '0' };
  let emulator: RunningEmulator;
  let port = 0;
  let witness: Awaited<ReturnType<typeof openWitness>>;
  let nodes: Nodes;
  let [first, second] = ['', ''];
  let signed = 0;
  let parent: unknown;

  const openStore = async (): Promise<void> => {
    emulator = await startEmulator(['--port', String(port), '--db', join(folder, 'store')]);
    port = emulator.port;
  };
  const places = (node: number) => ['--data-dir', nodes.folderOf(node), '--shared-dir', nodes.shared];
  const logKey = (step: string, node: number) => xiaohao(['log-key', step, ...places(node)]);
  const verified = async (node: number, ...keys: readonly string[]): Promise<number | null> => {
    const logs = keys.flatMap((key) => ['--log', key]);
    const store = ['--store', emulator.url, '--prefix', prefix, '--witness', witnessKey];
    return (await xiaohao(['verify', ...places(node), ...store, ...logs])).code;
  };
  const admit = (key: string): void => {
    const read = readNoteKey(key);
    if (!read) throw new Error('no key');
    witness.memory.addLog(read, key);
  };
  /** Until more than so many events are signed and cosigned, as both know. @returns how many are */
  const signedBeyond = async (size: number): Promise<number> => {
    const known = [0, 1].map((node) =>
      untilIntegrity(nodes.urlOf(node), ({ checkpoint, witness: cosigned }) =>
        [checkpoint, cosigned?.size].every((one) => (one ?? 0) > size),
      ),
    );
    return Math.max(...(await Promise.all(known)).map(({ checkpoint }) => checkpoint ?? 0));
  };
  const registerUnit = (name: string, under: Readonly<Record<string, unknown>> = {}) =>
    done(new Caller(office, bootstrapKey).post('/units', { name, kind: 'districtFederation', ...under }));
  const both = (): Promise<readonly unknown[]> =>
    Promise.all(
      [0, 1].map(async (node) => {
        const { state, key, writesRefused } = await integrityOf(nodes.urlOf(node));
        return { state, key, writesRefused };
      }),
    );
  const introduced = async (): Promise<readonly unknown[]> => {
    const log = new EventStoreLog({ url: emulator.url, prefix });
    const { events } = await log.readStream(logKeysStream);
    await log.close();
    return events.map(({ data }) => data);
  };

  beforeAll(async () => {
    await openStore();
    witness = await openWitness(join(folder, 'witness'));
    nodes = new Nodes(2, emulator.url, prefix, {
      XIAOHAO_WITNESS_URL: witness.url,
      XIAOHAO_WITNESS_KEY: witnessKey,
    });
    await nodes.startAll();
    office.url = nodes.urlOf(0);
    first = (await untilIntegrity(nodes.urlOf(0), ({ key }) => key !== null)).key;
    admit(first);
    ({ id: parent } = await registerUnit('甲区总工会'));
    signed = await signedBeyond(0);
  });
  afterAll(async () => {
    await nodes.remove();
    await witness.close();
    await emulator.kill();
    remove();
  });

  it('lies in the shared folder and is exchanged there, beside no running node', async () => {
    expect(await logKey('rotate', 0)).toMatchObject({ code: 1, out: '' });
    await nodes.stopAll();
    const { code, out } = await logKey('rotate', 0);
    second = out.trim();
    expect([code, second.split('+')[0], second === first]).toEqual([0, first.split('+')[0], false]);
    expect(existsSync(join(nodes.shared, 'integrity', 'log-key.former'))).toBe(true);
    expect(await logKey('retire', 1)).toMatchObject({ code: 1, out: '' });
  });

  it('signs beside the former one at either node, and the log says so once', async () => {
    await nodes.startAll();
    expect(await introduced()).toEqual([{ both: true, former: first, key: second }]);
    signed = await signedBeyond(signed);
    expect(await both()).toEqual([0, 1].map(() => ({ state: 'sound', key: second, writesRefused: false })));
    for (const node of [0, 1])
      expect([await verified(node, first), await verified(node, second)]).toEqual([0, 0]);
  });

  it('signs alone once the former one is given up', async () => {
    admit(second);
    await nodes.stopAll();
    expect(await logKey('retire', 1)).toMatchObject({ code: 0, out: `${first}\n` });
    await nodes.startAll();
    office.url = nodes.urlOf(0);
    await registerUnit('乙区总工会', { parent });
    await signedBeyond(signed);
    expect(await both()).toEqual([0, 1].map(() => ({ state: 'sound', key: second, writesRefused: false })));
    expect([await verified(0, second), await verified(1, first)]).toEqual([0, 1]);
    expect(await introduced()).toHaveLength(1);
  });

  it('is said in the log at the first start that finds the store', async () => {
    await nodes.stopAll();
    const third = (await logKey('rotate', 0)).out.trim();
    const published = () => readFileSync(join(nodes.shared, 'integrity', 'log.vkey'), 'utf8');
    await emulator.kill();
    await nodes.start(0);
    expect(await integrityOf(nodes.urlOf(0))).toMatchObject({ key: third });
    expect(published()).toBe(`${second}\n`);
    await nodes.stopAll();
    await openStore();
    await nodes.start(0);
    expect(await introduced()).toEqual([
      { both: true, former: first, key: second },
      { both: true, former: second, key: third },
    ]);
    expect(published()).toBe(`${third}\n`);
  });
});
