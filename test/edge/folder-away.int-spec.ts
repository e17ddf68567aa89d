import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Caller, done, type Office, refusal } from '../journeys/caller.js';
import { eventually } from '../journeys/eventually.js';
import { dataFolder } from '../journeys/server-process.js';
import { type ServerWithin, serveWithin } from '../journeys/server-within.js';
import { hire } from '../journeys/staff.js';
import { send } from './send.js';

/** As where the disk of the shared folder is not mounted any more: an empty folder stands in its place. */
describe('a shared folder that is away', () => {
  const { folder, remove } = dataFolder();
  const shared = join(folder, 'shared');
  const away = join(folder, 'away');
  const office: Office = { url: '' };
  let server: ServerWithin;
  let administrator: Caller;
  let clerk: Caller;
  let digest = '';

  beforeAll(async () => {
    server = await serveWithin(join(folder, 'data'), { XIAOHAO_SHARED_DIR: shared });
    office.url = server.url;
    const staff = await hire(office);
    administrator = staff.administrator;
    const { secret } = await done(administrator.post('/keys', { person: staff.wang, name: '接口' }));
    clerk = new Caller(office, secret);
    const taken = await clerk.uploads('a.txt', 'x'.repeat(1_000));
    digest = String((taken.body as unknown as { readonly digest: string }).digest);
    renameSync(shared, away);
    mkdirSync(shared);
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  const file = () => clerk.get(`/evidence-files/${digest}`);
  const ready = () => send(office.url, { path: '/health/ready' });
  const signer = async () =>
    (await done(administrator.get('/integrity')))['signer'] as {
      readonly unsignedSince: string | null;
      readonly cause: string | null;
    };

  it('has no file that is absent: nobody knows', async () => {
    expect(await refusal(file())).toEqual([503, 'FoldersUnwritable']);
  });

  it('takes no file and no command, and nothing of them stands in its place', async () => {
    expect(await refusal(clerk.uploads('b.txt', 'y'.repeat(1_000)))).toEqual([503, 'FoldersUnwritable']);
    const asked = administrator.post('/keys', { name: '接口' });
    expect(await refusal(asked)).toEqual([503, 'FoldersUnwritable']);
    expect(readdirSync(shared)).toEqual([]);
  });

  it('is told by readiness, and since when an entry of the security record could not be signed', async () => {
    const { status, body } = await ready();
    expect([status, body?.['room']]).toEqual([503, 'unwritable']);
    expect((await new Caller(office, 'xh_nobody').get('/units')).status).toBe(401);
    const unsigned = await eventually(async () => {
      const told = await signer();
      return told.unsignedSince === null ? undefined : told;
    });
    expect(unsigned).toEqual(expect.objectContaining({ cause: expect.stringMatching(/^[A-Z]+$/) }));
    expect(readdirSync(shared)).toEqual([]);
    const { text } = await send(office.url, { path: '/metrics' });
    expect(text).toMatch(/^xiaohao_integrity_unsigned(?:\{[^}]*\})? 1$/m);
  });

  it('serves and takes everything again once it is back', async () => {
    rmSync(shared, { recursive: true });
    renameSync(away, shared);
    await eventually(async () => ((await ready()).status === 200 ? true : undefined));
    expect((await file()).status).toBe(200);
    const asked = administrator.post('/keys', { name: '接口' });
    expect((await asked).status).toBe(201);
    await eventually(async () => ((await signer()).unsignedSince === null ? true : undefined));
  });
});

describe('a shared folder that goes before anything was handed in', () => {
  const { folder, remove } = dataFolder();
  let server: ServerWithin;
  afterAll(async () => {
    await server.close();
    remove();
  });

  it('takes no file into its place', async () => {
    const shared = join(folder, 'shared');
    server = await serveWithin(join(folder, 'data'), { XIAOHAO_SHARED_DIR: shared });
    const office: Office = { url: server.url };
    const { administrator, wang } = await hire(office);
    const { secret } = await done(administrator.post('/keys', { person: wang, name: '接口' }));
    renameSync(shared, `${shared}-away`);
    mkdirSync(shared);
    expect(await refusal(new Caller(office, secret).uploads('b.txt', 'y'))).toEqual([
      503,
      'FoldersUnwritable',
    ]);
    expect(readdirSync(shared)).toEqual([]);
  });
});
