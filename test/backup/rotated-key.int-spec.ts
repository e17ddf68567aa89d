import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { takeUp } from '../crash/take-up.js';
import { done } from '../journeys/caller.js';
import { assemble, type Cast } from '../journeys/cast.js';
import { dataFolder, type ServerProcess, startServer } from '../journeys/server-process.js';
import { openWitness, xiaohao } from './at-home.js';

const verifier = fileURLToPath(new URL('../../libs/integrity/dossier/verify-dossier.cjs', import.meta.url));

describe('the key that signs checkpoints, exchanged', () => {
  const { folder, remove } = dataFolder();
  const data = join(folder, 'data');
  const own = join(folder, 'witness');
  const office = { url: '' };
  let witness: Awaited<ReturnType<typeof openWitness>>;
  let server: ServerProcess;
  let cast: Cast;
  let problem = '';
  let [first, second] = ['', ''];

  const start = async (): Promise<void> => {
    server = await startServer(data, {
      XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z',
      XIAOHAO_WITNESS_URL: witness.url,
      XIAOHAO_WITNESS_KEY: witness.key,
    });
    office.url = server.url;
  };
  const logKey = (step: string) => xiaohao('log-key', step, '--data-dir', data);
  const integrity = () => done(cast.people.clerk.get('/integrity'));
  const kept = (name: string): string => {
    copyFileSync(join(data, 'integrity', 'witnessed'), join(folder, name));
    return join(folder, name);
  };
  const verified = async (note: string, ...keys: readonly string[]) => {
    const logs = keys.flatMap((key) => ['--log', key]);
    const words = ['verify', '--data-dir', data, '--witness', witness.key, '--checkpoint', note];
    return (await xiaohao(...words, ...logs)).code;
  };
  /** Something happens, and a dossier of it is cosigned. @returns whether a verifier that trusts `key` finds it right */
  const dossierHolds = async (key: string): Promise<boolean> => {
    await done(cast.people.clerk.namesCause(problem, 'thought'));
    const answer = await fetch(`${office.url}/api/v1/problems/${problem}/dossier`, {
      headers: { authorization: `Bearer ${cast.people.clerk.key}` },
    });
    writeFileSync(join(folder, 'dossier.json'), await answer.text());
    const trusted = ['--log', key, '--witness', witness.key];
    return spawnSync(process.execPath, [verifier, join(folder, 'dossier.json'), ...trusted]).status === 0;
  };

  beforeAll(async () => {
    witness = await openWitness(own);
    await start();
    cast = await assemble(office, '2031-01-01');
    first = String((await integrity())['key']);
    await xiaohao('witness', 'add-log', '--folder', own, first);
    ({ problem } = await takeUp(cast));
    expect(await dossierHolds(first)).toBe(true);
  });
  afterAll(async () => {
    await server.kill();
    witness.kill();
    remove();
  });

  it('is exchanged beside no running server, and once at a time', async () => {
    expect(await logKey('rotate')).toMatchObject({ code: 1, out: '' });
    kept('by-first');
    await server.stop();
    expect(await logKey('retire')).toMatchObject({ code: 1, out: '' });
    const { code, out } = await logKey('rotate');
    second = out.trim();
    expect([code, second.split('+')[0], second === first]).toEqual([0, first.split('+')[0], false]);
    // Told again to whom it was not printed.
    expect(await logKey('rotate')).toMatchObject({ code: 1, out: '', told: expect.stringContaining(second) });
    expect(await logKey('retire')).toMatchObject({ code: 1, out: '' });
    expect(await logKey('anything')).toMatchObject({ code: 2 });
  });

  it('signs beside the former one, which the witness and whoever knows it alone go on with', async () => {
    await start();
    expect(await integrity()).toMatchObject({ state: 'sound', key: second });
    expect(await dossierHolds(first)).toBe(true);
    expect(await dossierHolds(second)).toBe(true);
    expect(await integrity()).toMatchObject({ witness: { state: 'cosigned' } });
    expect(await verified(kept('by-both'), first)).toBe(0);
    expect(await verified(join(folder, 'by-both'), second)).toBe(0);
    const { log } = await xiaohaoEvents();
    expect(log).toEqual([{ both: true, former: first, key: second }]);
  });

  it('signs alone once the former one is given up, and the witness has to know it', async () => {
    await xiaohao('witness', 'add-log', '--folder', own, second);
    await server.stop();
    expect(await logKey('retire')).toMatchObject({ code: 0, out: `${first}\n` });
    expect(existsSync(join(data, 'integrity', 'log-key.former'))).toBe(false);
    await start();
    expect(await dossierHolds(second)).toBe(true);
    expect(await dossierHolds(first)).toBe(false);
    expect(await integrity()).toMatchObject({ state: 'sound', witness: { state: 'cosigned' } });
    const alone = kept('by-second');
    expect(await verified(alone, second)).toBe(0);
    expect(await verified(alone, first)).toBe(1);
    expect(await verified(join(folder, 'by-first'), second)).toBe(1);
    expect(await verified(join(folder, 'by-first'), first, second)).toBe(0);
    expect((await xiaohaoEvents()).log).toHaveLength(1);
  });

  it('is another one after it was lost, which the log says and the witness’s keeper has to add', async () => {
    await server.stop();
    rmSync(join(data, 'integrity', 'log-key'));
    await start();
    const third = String((await integrity())['key']);
    expect([first, second]).not.toContain(third);
    expect((await xiaohaoEvents()).log.at(-1)).toEqual({ both: false, former: second, key: third });
    await dossierHolds(third);
    expect(await integrity()).toMatchObject({ state: 'sound', witness: { state: 'declined' } });
    await xiaohao('witness', 'add-log', '--folder', own, third);
    expect(await dossierHolds(third)).toBe(true);
    expect(await integrity()).toMatchObject({ state: 'sound', witness: { state: 'cosigned' } });
  });

  /** What the log itself says of its keys. */
  async function xiaohaoEvents(): Promise<{ readonly log: readonly unknown[] }> {
    const { SqliteLogReader } = await import('@xiaohao/event-log/sqlite');
    const reader = await SqliteLogReader.open({ folder: join(data, 'log') });
    const { events } = await reader.readStream('log-keys');
    await reader.close();
    return { log: events.map((event) => event.data) };
  }
});
