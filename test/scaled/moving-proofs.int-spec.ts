import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../event-store/start-emulator.js';
import type { Office } from '../journeys/caller.js';
import { assemble, type Cast } from '../journeys/cast.js';
import { readyForSignOff } from '../journeys/ready-for-sign-off.js';
import { dataFolder, type ServerProcess, startServer } from '../journeys/server-process.js';
import { xiaohao } from './command-line.js';
import { integrityOf } from './integrity-of.js';

interface Report {
  readonly events: number;
  readonly root: string;
  readonly findings: readonly unknown[];
}

describe('a log that is moved with its proofs', () => {
  const [here, there] = [dataFolder(), dataFolder()];
  const office: Office = { url: '' };
  const env = { XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z' };
  let emulator: RunningEmulator;
  let server: ServerProcess | undefined;
  let cast: Cast;
  let problem = '';

  const onStore = () => ({ XIAOHAO_EVENT_STORE: emulator.url, XIAOHAO_ALLOW_UNSAFE_EVENT_STORE: '1' });
  const start = async (folder: string, more: Readonly<Record<string, string>> = {}): Promise<void> => {
    server = await startServer(folder, { ...env, ...more });
    office.url = server.url;
  };
  const stop = async (): Promise<void> => {
    await server?.stop();
    server = undefined;
  };
  const copy = async (from: string, to: string): Promise<void> => {
    expect(await xiaohao(['events', 'copy', '--from', from, '--to', to])).toMatchObject({ code: 0 });
  };
  const verified = async (folder: string, ...more: readonly string[]): Promise<Report> => {
    const ran = await xiaohao(['verify', '--json', '--data-dir', folder, ...more]);
    expect([ran.code, ran.err]).toEqual([0, expect.any(String)]);
    return JSON.parse(ran.out) as Report;
  };
  const dossier = async (): Promise<{ readonly checkpoint: string }> => {
    const answer = await fetch(`${office.url}/api/v1/problems/${problem}/dossier`, {
      headers: { authorization: `Bearer ${cast.people.clerk.key}` },
    });
    expect(answer.status).toBe(200);
    return (await answer.json()) as { readonly checkpoint: string };
  };

  beforeAll(async () => {
    emulator = await startEmulator();
    await start(here.folder);
    cast = await assemble(office, '2031-01-01');
    problem = await readyForSignOff(cast);
    await dossier();
    await stop();
  });
  afterAll(async () => {
    await server?.kill();
    await emulator.kill();
    here.remove();
    there.remove();
  });

  it('has the same tree in the store, which goes on where it was', async () => {
    const before = await verified(here.folder);
    const note = readFileSync(join(here.folder, 'integrity', 'checkpoint'), 'utf8');
    await copy(here.folder, emulator.url);
    expect(await verified(here.folder, '--store', emulator.url)).toEqual(before);
    await start(here.folder, onStore());
    expect(await integrityOf(office.url)).toMatchObject({ state: 'sound', writesRefused: false });
    await readyForSignOff(cast);
    const { checkpoint } = await dossier();
    expect(checkpoint.split('\n')[0]).toBe(note.split('\n')[0]);
    await stop();
    const after = await verified(here.folder, '--store', emulator.url);
    expect(after.events).toBeGreaterThan(before.events);
  });

  it('has the same tree back in a folder, also where the tiles are made anew', async () => {
    const before = await verified(here.folder, '--store', emulator.url);
    await copy(emulator.url, there.folder);
    const moved = join(there.folder, 'integrity');
    for (const name of ['integrity', 'evidence'])
      cpSync(join(here.folder, name), join(there.folder, name), { recursive: true });
    expect(await verified(there.folder)).toEqual(before);
    for (const name of ['tile', 'head']) rmSync(join(moved, name), { recursive: true });
    cpSync(join(here.folder, 'server-secret'), join(there.folder, 'server-secret'));
    await start(there.folder);
    expect(await integrityOf(office.url)).toMatchObject({ state: 'sound', writesRefused: false });
    await dossier();
    await stop();
    const { events } = await verified(there.folder);
    expect(events).toBeGreaterThanOrEqual(before.events);
    // The tree over what was there before is the one that was signed over it in the store.
    const notes = ['--checkpoint', join(here.folder, 'integrity', 'checkpoint')];
    expect(await verified(there.folder, ...notes)).toMatchObject({ findings: [] });
  });

  it('is not taken for the same when one event is another', async () => {
    const stream = `problem-${problem}`;
    await emulator.control.redact(stream, 2);
    const ran = await xiaohao(['verify', '--json', '--data-dir', here.folder, '--store', emulator.url]);
    expect(ran.code).toBe(1);
    expect((JSON.parse(ran.out) as Report).findings[0]).toMatchObject({
      kind: 'altered',
      event: { stream, revision: '2' },
    });
  });
});
