import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seeded } from '../crash/random.js';
import { seedOfRun } from '../crash/seed-of-run.js';
import { takeUp } from '../crash/take-up.js';
import { done } from '../journeys/caller.js';
import { assemble, type Cast } from '../journeys/cast.js';
import { readyForSignOff } from '../journeys/ready-for-sign-off.js';
import { dataFolder, type ServerProcess, startServer } from '../journeys/server-process.js';
import { ended, openWitness, spawnXiaohao, xiaohao } from './at-home.js';
import { setClientsToWork } from './clients.js';

const seed = seedOfRun();
const random = seeded(seed);

describe(`a backup of a server at work (seed ${seed})`, () => {
  const { folder, remove } = dataFolder();
  const data = join(folder, 'data');
  const office = { url: '' };
  let witness: Awaited<ReturnType<typeof openWitness>>;
  let server: ServerProcess;
  let elsewhere: ServerProcess | undefined;
  let cast: Cast;
  let problem = '';
  let logKey = '';

  const start = async (at = data): Promise<void> => {
    server = await startServer(at, {
      XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z',
      XIAOHAO_WITNESS_URL: witness.url,
      XIAOHAO_WITNESS_KEY: witness.key,
    });
    office.url = server.url;
  };
  const backup = (name: string, secrets = 'inside') => [
    'backup',
    join(folder, name),
    '--data-dir',
    data,
    '--secrets',
    secrets,
    '--json',
  ];
  const restore = (name: string, ...more: readonly string[]) =>
    xiaohao('restore', join(folder, name), '--log', logKey, '--witness', witness.key, '--json', ...more);
  /** How often each of these marks stands in the history of the problem. */
  const counted = async (marks: readonly string[]): Promise<readonly number[]> => {
    const { events } = await done(cast.administrator.get(`/problems/${problem}/history`));
    const texts = (events as readonly { readonly data: unknown }[]).map(({ data: said }) =>
      JSON.stringify(said),
    );
    return [...new Set(marks.map((mark) => texts.filter((text) => text.includes(mark)).length))];
  };

  beforeAll(async () => {
    witness = await openWitness(join(folder, 'witness'));
    await start();
    cast = await assemble(office, '2031-01-01');
    logKey = String((await done(cast.people.clerk.get('/integrity')))['key']);
    await xiaohao('witness', 'add-log', '--folder', join(folder, 'witness'), logKey);
    await readyForSignOff(cast);
    ({ problem } = await takeUp(cast));
    // A dossier waits for a checkpoint, which is shown to the witness.
    await done(cast.people.clerk.get(`/problems/${problem}/dossier`));
  });
  afterAll(async () => {
    await server.kill();
    await elsewhere?.kill();
    witness.kill();
    remove();
  });

  it('holds every command that was acknowledged before it began, also when the server is killed meanwhile', async () => {
    for (const round of [1, 2]) {
      const clients = setClientsToWork(cast, problem, `round${round}`);
      while (clients.acknowledged.length < 40) await pause(10);
      const before = [...clients.acknowledged];
      const making = ended(spawnXiaohao(...backup(`under-load-${round}`)));
      await pause(random() * 1_200);
      await server.kill();
      await clients.ended;
      const made = await making;
      expect({ seed, ...made }).toMatchObject({ code: 0 });
      const restored = join(folder, `restored-${round}`);
      expect(await restore(`under-load-${round}`, '--to', restored)).toMatchObject({ code: 0 });
      const verified = await xiaohao('verify', '--data-dir', restored, '--log', logKey, '--json');
      expect(verified).toMatchObject({ code: 0 });
      elsewhere = await startServer(restored);
      office.url = elsewhere.url;
      expect(await done(cast.people.clerk.get('/integrity'))).toMatchObject({ state: 'sound' });
      expect({ seed, counted: await counted(before) }).toEqual({ seed, counted: [1] });
      await done(cast.people.clerk.namesCause(problem, 'thought', 'written after the restore'));
      await elsewhere.kill();
      await start();
    }
  });

  it('is there whole or not at all when the backup itself is killed, and is gone on with', async () => {
    // A bit of what is signed is named later by its event.
    await done(cast.people.clerk.get(`/problems/${problem}/dossier`));
    const target = join(folder, 'killed');
    for (const stage of ['writer.pid', 'log/events.db', 'integrity/head']) {
      const left = await killedAt(target, stage);
      expect({ stage, left, there: existsSync(target) }).toEqual({ stage, left: true, there: false });
    }
    expect(await xiaohao(...backup('killed'))).toMatchObject({ code: 0 });
    expect(await restore('killed')).toMatchObject({ code: 0 });
    expect(readdirSync(folder).filter((name) => name.startsWith('killed'))).toEqual(['killed']);
    expect(await xiaohao(...backup('killed'))).toMatchObject({ code: 1 });
  });

  it('keeps secrets where it is told to, and says which are lacking', async () => {
    // As a server has it that made its first key itself.
    writeFileSync(join(data, 'bootstrap-key'), 'xh_first_example');
    const all = ['server-secret', 'integrity/log-key', 'bootstrap-key'];
    const secretsIn = (name: string) => all.filter((path) => existsSync(join(folder, name, path)));
    expect(await xiaohao('backup', join(folder, 'unsaid'), '--data-dir', data)).toMatchObject({ code: 2 });
    expect(existsSync(join(folder, 'unsaid'))).toBe(false);
    await xiaohao(...backup('bare', 'none'));
    await xiaohao(...backup('apart', join(folder, 'secrets')));
    expect([secretsIn('bare'), secretsIn('apart'), secretsIn('secrets')]).toEqual([[], [], all]);
    expect(readdirSync(join(folder, 'secrets')).toSorted()).toEqual([
      'bootstrap-key',
      'integrity',
      'server-secret',
    ]);
    expect(statSync(join(folder, 'secrets', 'server-secret')).mode & 0o777).toBe(0o600);
    const found = async (...words: readonly string[]) => {
      const { code, out } = await restore(...(words as [string]));
      const { lacking, whole, manifest, findings } = JSON.parse(out);
      return { code, lacking, findings, unread: manifest.files - whole };
    };
    const whole = { code: 0, lacking: [], findings: [], unread: 0 };
    expect(await found('bare')).toEqual({ ...whole, lacking: all });
    expect(await found('apart')).toEqual({ ...whole, lacking: all, unread: all.length });
    expect(await found('apart', '--secrets', join(folder, 'secrets'))).toEqual(whole);
    const target = join(folder, 'from-apart');
    await restore('apart', '--secrets', join(folder, 'secrets'), '--to', target);
    expect(readFileSync(join(target, 'server-secret'))).toEqual(readFileSync(join(data, 'server-secret')));
    expect(await restore('apart', '--to', target)).toMatchObject({ code: 1 });
  });

  it('writes over the secrets of no other backup, and none into itself nor into what it backs up', async () => {
    const secret = join(folder, 'secrets', 'server-secret');
    writeFileSync(join(folder, 'kept-secret'), readFileSync(secret));
    writeFileSync(secret, 'of another day');
    expect(await xiaohao(...backup('second', join(folder, 'secrets')))).toMatchObject({ code: 1, out: '' });
    expect(readFileSync(secret, 'utf8')).toBe('of another day');
    copyFileSync(join(folder, 'kept-secret'), secret);
    const within = join(folder, 'second', 'secrets');
    expect(await xiaohao(...backup('second', within))).toMatchObject({ code: 2, out: '' });
    expect(existsSync(join(folder, 'second'))).toBe(false);
    expect(await xiaohao(...backup(join('data', 'copy'), 'none'))).toMatchObject({ code: 2, out: '' });
    expect(existsSync(join(data, 'copy'))).toBe(false);
  });

  it('names the file in which a single bit is another, whichever it is, and the event', async () => {
    const folderOf = join(folder, 'killed');
    const { files } = JSON.parse(readFileSync(join(folderOf, 'backup.json'), 'utf8')) as {
      readonly files: readonly { readonly path: string; readonly bytes: number }[];
    };
    const paths = new Map(
      files.filter(({ bytes }) => bytes > 0).map((file) => [kindOf(file.path), file.path]),
    );
    expect(paths.size).toBeGreaterThan(8);
    for (const path of paths.values()) {
      const at = join(folderOf, path);
      const whole = readFileSync(at);
      const flipped = Buffer.from(whole);
      const [byte, bit] = [Math.floor(random() * whole.length), Math.floor(random() * 8)];
      flipped[byte] = (flipped[byte] ?? 0) ^ (1 << bit);
      writeFileSync(at, flipped);
      const target = join(folder, 'never');
      const { code, out } = await restore('killed', '--to', target);
      writeFileSync(at, whole);
      expect({ seed, path, byte, bit, code, out }).toMatchObject({
        code: 1,
        out: expect.stringContaining('{'),
      });
      const told = JSON.parse(out) as { readonly findings: unknown; readonly restoredTo: unknown };
      expect(told.findings).toContainEqual({ kind: 'fileChanged', path });
      expect([told.restoredTo, existsSync(target)]).toEqual([null, false]);
    }
    expect(await restore('killed')).toMatchObject({ code: 0 });
    expect(await changedEvent(join(folderOf, 'log', 'events.db'))).toMatchObject([
      { kind: 'altered', event: { stream: `problem-${problem}` } },
    ]);
  });

  it('misses a file that an event relies on, and names the event', async () => {
    const evidence = join(folder, 'killed', 'evidence');
    const { files } = JSON.parse(readFileSync(join(folder, 'killed', 'backup.json'), 'utf8')) as {
      readonly files: readonly { readonly path: string }[];
    };
    const path = files.find((file) => /^evidence\/..\/[0-9a-f]{64}$/.test(file.path))?.path ?? '';
    const digest = path.split('/').at(-1);
    copyFileSync(join(evidence, '..', path), join(folder, 'kept-evidence'));
    writeFileSync(join(evidence, '..', path), 'something else');
    const { out } = await restore('killed');
    copyFileSync(join(folder, 'kept-evidence'), join(evidence, '..', path));
    expect(JSON.parse(out).findings).toContainEqual({
      kind: 'evidenceChanged',
      digest,
      event: expect.objectContaining({ stream: expect.stringMatching(/^problem-/) }),
    });
  });

  it('says of itself what was amiss in the house when it was made', async () => {
    const { files } = manifestOf('killed');
    expect(manifestOf('killed').found).toEqual({ findings: [], more: 0 });
    const path = files.find((file) => /^evidence\/..\/[0-9a-f]{64}$/.test(file.path))?.path ?? '';
    const kept = readFileSync(join(data, path));
    rmSync(join(data, path));
    const { code, out } = await xiaohao(...backup('damaged'));
    writeFileSync(join(data, path), kept);
    const missing = { kind: 'evidenceMissing', digest: path.split('/').at(-1) };
    expect([code, JSON.parse(out).manifest.found]).toMatchObject([1, { findings: [missing], more: 0 }]);
    expect(manifestOf('damaged').found).toMatchObject({ findings: [missing], more: 0 });
    expect(JSON.parse((await restore('damaged')).out).findings).toMatchObject([missing]);
  });

  const manifestOf = (
    name: string,
  ): { readonly files: readonly { readonly path: string }[]; readonly found: unknown } =>
    JSON.parse(readFileSync(join(folder, name, 'backup.json'), 'utf8'));

  /**
   * Kills a backup as soon as it has written a file of its draft, and again when it was quicker than that.
   * @returns whether the draft is still there
   */
  async function killedAt(target: string, stage: string): Promise<boolean> {
    const file = join(`${target}.partial`, stage);
    for (let tried = 0; tried < 50; tried += 1) {
      const before = stampOf(file);
      const child = spawnXiaohao(...backup('killed'));
      const making = ended(child);
      while (child.exitCode === null && [before, undefined].includes(stampOf(file))) await pause(1);
      child.kill('SIGKILL');
      const { code, told } = await making;
      if (code === null) return existsSync(`${target}.partial`);
      expect({ code, told }).toMatchObject({ code: 0 });
      rmSync(target, { recursive: true });
    }
    throw new Error(`no kill came before a backup was done, at ${stage}`);
  }

  /** Turns a bit of one event's text, wherever it lies in the file. */
  async function changedEvent(file: string): Promise<unknown> {
    const whole = readFileSync(file);
    const flipped = Buffer.from(whole);
    const mark = 'mark-round1-0-1-end';
    for (let at = whole.indexOf(mark); at >= 0; at = whole.indexOf(mark, at + 1))
      flipped[at] = (flipped[at] ?? 0) ^ 1;
    expect(flipped.equals(whole)).toBe(false);
    writeFileSync(file, flipped);
    const { out } = await restore('killed');
    writeFileSync(file, whole);
    const { findings } = JSON.parse(out) as { readonly findings: readonly { readonly kind: string }[] };
    return findings.filter(({ kind }) => kind === 'altered');
  }
});

/** Another whenever the file was written anew; undefined while there is none. */
function stampOf(file: string): string | undefined {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found && `${found.ino} ${found.ctimeNs}`;
}

/** Files of one kind are tried once. */
const kindOf = (path: string): string => path.replace(/[0-9a-f]{64}|[0-9a-f-]{36}|\d+|\/[0-9a-f]{2}\//g, '#');
