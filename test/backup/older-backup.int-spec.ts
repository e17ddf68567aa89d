import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readNote, readNoteKey, verifyNote } from '@xiaohao/integrity';
import { takeUp } from '../crash/take-up.js';
import { done, refusal } from '../journeys/caller.js';
import { assemble, type Cast } from '../journeys/cast.js';
import { dataFolder, type ServerProcess, startServer } from '../journeys/server-process.js';
import { openWitness, xiaohao } from './at-home.js';

describe('an older backup, restored beside a witness that has seen more', () => {
  const { folder, remove } = dataFolder();
  const data = join(folder, 'data');
  const own = join(folder, 'witness');
  const restored = join(folder, 'restored');
  const office = { url: '' };
  let witness: Awaited<ReturnType<typeof openWitness>>;
  let server: ServerProcess;
  let second: ServerProcess | undefined;
  let cast: Cast;
  let problem = '';
  let logKey = '';

  const serve = (at: string): Promise<ServerProcess> =>
    startServer(at, {
      XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z',
      XIAOHAO_WITNESS_URL: witness.url,
      XIAOHAO_WITNESS_KEY: witness.key,
    });
  const integrity = () => done(cast.people.clerk.get('/integrity'));
  /** A dossier waits for a checkpoint that the witness has cosigned. */
  const witnessed = () => done(cast.people.clerk.get(`/problems/${problem}/dossier`));
  const accept = (note: string, ...more: readonly string[]) =>
    xiaohao('witness', 'accept-loss', note, '--folder', own, '--ground', '磁盘损坏，由备份恢复', ...more);
  const restore = (...more: readonly string[]) =>
    xiaohao(
      'restore',
      join(folder, 'backup'),
      ...['--witness', witness.key, '--witness-url', witness.url, '--log', logKey, '--json', ...more],
    );

  beforeAll(async () => {
    witness = await openWitness(own);
    server = await serve(data);
    office.url = server.url;
    cast = await assemble(office, '2031-01-01');
    logKey = String((await integrity())['key']);
    await xiaohao('witness', 'add-log', '--folder', own, logKey);
    ({ problem } = await takeUp(cast));
    await witnessed();
    const target = join(folder, 'backup');
    const { code } = await xiaohao('backup', target, '--data-dir', data, '--secrets', 'inside');
    expect(code).toBe(0);
    expect(JSON.parse((await restore()).out)).toMatchObject({ findings: [], lacking: [] });
    for (const text of ['one', 'two', 'three'])
      await done(cast.people.clerk.namesCause(problem, 'thought', text));
    await witnessed();
  });
  afterAll(async () => {
    await server.kill();
    await second?.kill();
    witness.kill();
    remove();
  });

  it('is told apart at once when the witness is asked, and not put in place by itself', async () => {
    const { code, out } = await restore('--to', restored);
    const { findings, restoredTo, report } = JSON.parse(out);
    expect([code, restoredTo, existsSync(restored)]).toEqual([1, null, false]);
    const [{ size }] = findings as readonly [{ readonly size: number }];
    expect(findings).toEqual([{ kind: 'witnessAhead', events: report.events, size }]);
    expect(size).toBeGreaterThanOrEqual(report.events + 3);
  });

  it('is served and not written until the witness’s keeper agrees', async () => {
    expect(JSON.parse((await restore('--to', restored, '--anyway')).out).restoredTo).toBe(restored);
    second = await serve(restored);
    office.url = second.url;
    expect(await integrity()).toMatchObject({ state: 'doubt', writesRefused: true, why: { why: 'shorter' } });
    const metrics = await (await fetch(`${office.url}/metrics`)).text();
    expect(metrics).toContain('\nxiaohao_integrity_doubt 1\n');
    expect(await refusal(cast.people.clerk.namesCause(problem, 'thought', 'four'))).toEqual([
      503,
      'LogInDoubt',
    ]);
    await second.kill();
  });

  it('is agreed to by nobody who does not know what is lost, and never beyond what was cosigned', async () => {
    const note = join(restored, 'integrity', 'witnessed');
    const said = await accept(note);
    expect(said).toMatchObject({ code: 1, out: '' });
    const [, lost = ''] = /--lost (\d+)/.exec(said.told) ?? [];
    expect(await accept(note, '--lost', String(Number(lost) + 1))).toMatchObject({ code: 1, out: '' });
    expect(await accept(join(data, 'integrity', 'witnessed'), '--lost', lost)).toMatchObject({ code: 1 });
    expect(await accept(join(data, 'integrity', 'log.vkey'), '--lost', lost)).toMatchObject({ code: 1 });
    expect(await accept(join(folder, 'nowhere'), '--lost', lost)).toMatchObject({ code: 2 });
    const list = async () => JSON.parse((await xiaohao('witness', 'list', '--folder', own, '--json')).out);
    expect((await list()).losses).toEqual([]);
    const accepted = await accept(note, '--lost', lost);
    expect(accepted.code).toBe(0);
    const { losses, logs } = await list();
    expect(losses).toMatchObject([{ ground: '磁盘损坏，由备份恢复', statement: accepted.out }]);
    expect(losses[0].fromSize - losses[0].toSize).toBe(Number(lost));
    expect(logs).toEqual([{ origin: logKey.split('+')[0], size: losses[0].toSize }]);
    const signed = readNote(accepted.out);
    const key = readNoteKey(witness.key);
    expect(signed && key && verifyNote(signed, [key])).toHaveLength(1);
  });

  it('then goes on, is cosigned again, and leaves the house from which it came in doubt', async () => {
    second = await serve(restored);
    office.url = second.url;
    expect(await integrity()).toMatchObject({ state: 'sound', writesRefused: false });
    await done(cast.people.clerk.namesCause(problem, 'thought', 'in place of the one that was lost'));
    await witnessed();
    expect(await integrity()).toMatchObject({ witness: { state: 'cosigned' } });
    const ofNow = readFileSync(join(restored, 'integrity', 'witnessed'), 'utf8');
    expect(ofNow).not.toBe(readFileSync(join(data, 'integrity', 'witnessed'), 'utf8'));
    const verify = ['verify', '--data-dir', restored, '--log', logKey, '--witness', witness.key];
    expect(await xiaohao(...verify)).toMatchObject({ code: 0 });
    const old = join(data, 'integrity', 'witnessed');
    expect(await xiaohao(...verify, '--checkpoint', old)).toMatchObject({ code: 1 });
    office.url = server.url;
    await done(cast.people.clerk.namesCause(problem, 'thought', 'written by the house that was given up'));
    await cast.people.clerk.get(`/problems/${problem}/dossier`);
    expect(await integrity()).toMatchObject({ state: 'doubt' });
  });
});
