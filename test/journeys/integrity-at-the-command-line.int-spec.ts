import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nodeEnvironment } from '../node-environment.js';
import { programs } from '../programs.js';
import { done } from './caller.js';
import { assemble, type Cast } from './cast.js';
import { readyForSignOff } from './ready-for-sign-off.js';
import { bootstrapKey, dataFolder, type ServerProcess, startServer } from './server-process.js';

describe('xiaohao verify, dossier and witness', () => {
  const { folder, remove } = dataFolder();
  const data = join(folder, 'data');
  const own = join(folder, 'witness');
  const office = { url: '' };
  let server: ServerProcess | undefined;
  let running: ChildProcess;
  let cast: Cast;
  let witnessKey = '';
  let logKey = '';
  let problem = '';

  const run = (...args: readonly string[]) => {
    const ran = spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', programs.xiaohao, ...args],
      {
        encoding: 'utf8',
        env: { ...nodeEnvironment, XIAOHAO_URL: office.url, XIAOHAO_KEY: bootstrapKey },
      },
    );
    return { code: ran.status, out: ran.stdout, told: ran.stderr };
  };
  const verify = (...more: readonly string[]) =>
    run('verify', '--data-dir', data, '--log', logKey, '--witness', witnessKey, ...more);

  beforeAll(async () => {
    const made = run('witness', 'init', '--folder', own, '--name', 'witness.example/audit');
    witnessKey = made.out.trim();
    running = spawn(process.execPath, [programs.xiaohao, 'witness', 'run', '--folder', own, '--port', '0'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [line] = (await once(running.stdout ?? running, 'data')) as [Buffer];
    const [url = ''] = /http:\S+:\d+/.exec(line.toString()) ?? [];
    server = await startServer(data, {
      XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z',
      XIAOHAO_WITNESS_URL: url,
      XIAOHAO_WITNESS_KEY: witnessKey,
    });
    office.url = server.url;
    cast = await assemble(office, '2031-01-01');
    problem = await readyForSignOff(cast);
    logKey = String((await done(cast.people.clerk.get('/integrity')))['key']);
  });
  afterAll(async () => {
    running.kill('SIGKILL');
    await server?.kill();
    remove();
  });

  it('keeps the witness’s key for its owner alone, and makes no second one', () => {
    expect(statSync(join(own, 'witness-key')).mode & 0o777).toBe(0o600);
    expect(statSync(own).mode & 0o777).toBe(0o700);
    const again = run('witness', 'init', '--folder', own, '--name', 'other.example');
    expect([again.code, again.out]).toEqual([1, '']);
    expect(again.told).toContain(witnessKey);
    const list = run('witness', 'list', '--folder', own, '--json');
    expect(JSON.parse(list.out)).toMatchObject({ key: witnessKey });
    expect(run('witness', 'init', '--folder', `${own}-2`, '--name', 'not a name').code).toBe(2);
    expect(run('witness', 'list', '--folder', join(folder, 'nowhere')).code).toBe(2);
    expect(run('witness', 'add-log', '--folder', own, 'nonsense').code).toBe(2);
  });

  it('has a log witnessed once the witness knows it', async () => {
    await cast.people.clerk.get('/integrity/checkpoint');
    expect(await done(cast.people.clerk.get('/integrity'))).toMatchObject({ witness: { state: 'declined' } });
    expect(run('witness', 'add-log', '--folder', own, logKey).code).toBe(0);
    const file = join(folder, 'dossier.json');
    await readyForSignOff(cast).then((id) => run('dossier', id));
    expect(await done(cast.people.clerk.get('/integrity'))).toMatchObject({ witness: { state: 'cosigned' } });
    const dossier = run('dossier', problem, '--output', file);
    expect(dossier).toMatchObject({ code: 0, out: '' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ format: 'xiaohao/dossier/1', problem });
    const { logs } = JSON.parse(run('witness', 'list', '--folder', own, '--json').out);
    expect(logs).toEqual([{ origin: logKey.split('+')[0], size: expect.any(Number) }]);
    expect(logs[0].size).toBeGreaterThan(10);
  });

  it('verifies the folder of a server that runs, and of one that has stopped', async () => {
    expect(verify()).toMatchObject({ code: 0, out: expect.stringContaining('有见证人的签名') });
    await server?.stop();
    server = undefined;
    const report = JSON.parse(verify('--json').out);
    expect(report).toMatchObject({ findings: [], more: 0 });
    expect(report.events).toBeGreaterThanOrEqual(report.signed);
    expect(report.notes).toContainEqual({ name: 'witnessed', size: expect.any(Number), witnessed: true });
  });

  it('finds fault with a log that the witness it is given has not cosigned', () => {
    const [note, away] = ['witnessed', 'away'].map((name) => join(data, 'integrity', name)) as [
      string,
      string,
    ];
    renameSync(note, away);
    expect(verify()).toMatchObject({ code: 1, out: expect.stringContaining('均无所给见证人的联署') });
    expect(run('verify', '--data-dir', data, '--log', logKey).code).toBe(0);
    expect(verify('--checkpoint', away).code).toBe(0);
    renameSync(away, note);
  });

  it('says what it lacks', () => {
    const nowhere = join(folder, 'nowhere');
    expect(verify('--checkpoint', nowhere)).toMatchObject({
      code: 2,
      told: expect.stringContaining(nowhere),
    });
    expect(run('verify', '--data-dir', join(folder, 'nowhere')).code).toBe(2);
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
    expect(run('verify', '--data-dir', data, '--log', 'nonsense').code).toBe(2);
  });

  it('names the event of which a single bit on the disk is another, also where that is no text any more', () => {
    const db = new DatabaseSync(join(data, 'log', 'events.db'));
    const row = db
      .prepare('SELECT CAST(data AS BLOB) AS data, stream, revision FROM events WHERE position = 12')
      .get();
    const bytes = Buffer.from(row?.['data'] as Uint8Array);
    const set = db.prepare('UPDATE events SET data = CAST(? AS TEXT) WHERE position = 12');
    for (const at of [0, Math.floor(bytes.length / 2), bytes.length - 1])
      for (const bit of [0, 7]) {
        const flipped = Buffer.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        set.run(flipped);
        const { code, out } = verify('--json');
        expect(code).toBe(1);
        expect(JSON.parse(out).findings[0]).toEqual({
          kind: 'altered',
          index: 11,
          event: { stream: row?.['stream'], revision: String(row?.['revision']), position: '12' },
        });
      }
    set.run(bytes);
    expect(verify().code).toBe(0);
    expect(verify('--lang', 'en').out).toContain('all as they were signed');
    db.exec('DELETE FROM events WHERE position = 20');
    db.close();
    expect(verify().out).toContain('第 19 个叶：签署过的事件不见了');
  });
});
