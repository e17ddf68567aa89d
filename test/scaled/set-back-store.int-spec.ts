import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formatNoteKey, readNoteKey } from '@xiaohao/integrity';
import { type RunningEmulator, startEmulator } from '../event-store/start-emulator.js';
import { done, type Office, refusal } from '../journeys/caller.js';
import { assemble, type Cast } from '../journeys/cast.js';
import { openWitness, witnessSigner } from '../journeys/open-witness.js';
import { problemPaper } from '../journeys/paper.js';
import { readyForSignOff } from '../journeys/ready-for-sign-off.js';
import { dataFolder } from '../journeys/server-process.js';
import { integrityOf, untilIntegrity } from './integrity-of.js';
import { Nodes } from './nodes.js';

describe('a store that was set back to an earlier day', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '', seen: '0' };
  const db = join(folder, 'store');
  let emulator: RunningEmulator;
  let port = 0;
  let witness: Awaited<ReturnType<typeof openWitness>>;
  let nodes: Nodes;
  let cast: Cast;

  const openStore = async (): Promise<void> => {
    emulator = await startEmulator(['--port', String(port), '--db', db]);
    port = emulator.port;
  };
  /** Puts another state of the store in its place while nobody serves it. */
  const putBack = async (state: string): Promise<void> => {
    await emulator.kill();
    copyFileSync(`${db}-${state}`, db);
    await openStore();
  };
  const identifies = () => cast.people.clerk.identifies(problemPaper(cast.campaign, cast.units.district));

  /** Of the same command, given again until it is answered so. */
  const statusesUntil = async (wanted: number): Promise<readonly number[]> => {
    const told: number[] = [];
    while (told.at(-1) !== wanted && told.length < 100) {
      told.push((await identifies()).status);
      await pause(100);
    }
    return told;
  };

  beforeAll(async () => {
    await openStore();
    witness = await openWitness(join(folder, 'witness'));
    nodes = new Nodes(3, emulator.url, '', {
      XIAOHAO_WITNESS_URL: witness.url,
      XIAOHAO_WITNESS_KEY: formatNoteKey(witnessSigner.key),
      XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z',
    });
    await nodes.start(0);
    office.url = nodes.urlOf(0);
    const { key } = await untilIntegrity(office.url, (one) => one.key !== null);
    const read = readNoteKey(key);
    if (!read) throw new Error('no key');
    witness.memory.addLog(read, key);
    cast = await assemble(office, '2031-01-01');
    copyFileSync(db, `${db}-earlier`);
    const problem = await readyForSignOff(cast);
    // What came after the last witnessed checkpoint could be set back unseen: this one covers the problem.
    const { checkpoint } = (await done(cast.people.clerk.get(`/problems/${problem}/dossier`))) as {
      readonly checkpoint: string;
    };
    const size = Number(checkpoint.split('\n')[1]);
    await untilIntegrity(office.url, ({ witness: one }) => one?.state === 'cosigned' && one.size >= size);
    await nodes.stopAll();
    copyFileSync(db, `${db}-later`);
  });
  afterAll(async () => {
    await nodes.remove();
    await witness.close();
    await emulator.kill();
    remove();
  });

  it('is served for reading only, by a node that was there and by one that is new', async () => {
    await putBack('earlier');
    for (const node of [0, 1]) {
      await nodes.start(node);
      const found = await integrityOf(nodes.urlOf(node));
      expect([node, found]).toMatchObject([
        node,
        { state: 'doubt', writesRefused: true, why: { why: 'shorter' } },
      ]);
      office.url = nodes.urlOf(node);
      office.seen = '0';
      expect(await refusal(identifies())).toEqual([503, 'LogInDoubt']);
      expect((await cast.people.clerk.get('/problems')).status).toBe(200);
    }
    await nodes.stopAll();
  });

  it('is taken up again once it is the store that it was', async () => {
    await putBack('later');
    for (const node of [0, 2]) {
      await nodes.start(node);
      expect(await integrityOf(nodes.urlOf(node))).toMatchObject({
        state: 'sound',
        why: null,
        writesRefused: false,
      });
    }
    office.url = nodes.urlOf(2);
    expect((await identifies()).status).toBe(201);
  });

  it('is not doubted when it is behind for a moment, as a new leader may be', async () => {
    const health = async () => (await fetch(`${nodes.urlOf(2)}/health/ready`)).text();
    await emulator.kill();
    copyFileSync(db, `${db}-now`);
    await openStore();
    await putBack('earlier');
    while (!(await health()).includes('the store ends at')) await pause(100);
    await putBack('now');
    while ((await health()).includes('the store ends at')) await pause(100);
    // Nothing is written before the next look has found everything there.
    const told = await statusesUntil(201);
    expect(told.filter((status) => status !== 503)).toEqual([201]);
    expect(await integrityOf(nodes.urlOf(2))).toMatchObject({
      state: 'sound',
      why: null,
      writesRefused: false,
    });
  });

  it('is found out by nodes that run, and nothing is signed over it, nor written', async () => {
    await putBack('earlier');
    office.url = nodes.urlOf(0);
    office.seen = '0';
    // However soon it is asked, and however often: what were written there would go with that store.
    const told: number[] = [];
    const asking = new AbortController();
    const asked = (async () => {
      while (!asking.signal.aborted) told.push((await identifies()).status);
    })();
    const found = await untilIntegrity(nodes.urlOf(0), ({ state }) => state === 'doubt');
    asking.abort();
    await asked;
    expect([...new Set(told)]).toEqual([503]);
    expect(found.why?.detail).toMatch(
      /the store ends at \d+, this node’s copy at \d+|the store ends before leaf|the store does not hold/,
    );
    const health = await fetch(`${nodes.urlOf(0)}/health/ready`);
    expect([health.status, await health.text()]).toEqual([
      503,
      expect.stringMatching(/the store (?:ends|does not hold)/),
    ]);
    await untilIntegrity(nodes.urlOf(0), ({ writesRefused }) => writesRefused);
    office.url = nodes.urlOf(0);
    // The last command was given to another node, and the store may have lost it before this one had read it.
    office.seen = '0';
    expect(await refusal(identifies())).toEqual([503, 'LogInDoubt']);
    expect((await cast.people.clerk.get('/problems')).status).toBe(200);
  });
});
