import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import { Caller, done, type Office, refusal, type Sent } from './caller.js';
import { dataFolder } from './server-process.js';
import { type ServerWithin, serveWithin } from './server-within.js';
import { hire, type Staff, whatever } from './staff.js';

const wrong = [401, 'Unauthenticated'];

interface KeyLine {
  readonly id: string;
  readonly lastUsedAt?: string;
  readonly [more: string]: unknown;
}

describe('an API key', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  let server: ServerWithin;
  let staff: Staff;

  const start = async (): Promise<void> => {
    server = await serveWithin(folder, { XIAOHAO_CLOCK_START: '2026-03-02T04:00:00.000Z' });
    office.url = server.url;
  };
  const instant = async (secondsOn = 0): Promise<string> => {
    const { now } = await done(staff.administrator.get('/clock'));
    return new Date(Date.parse(String(now)) + secondsOn * 1_000).toISOString();
  };
  const wait = async (seconds: number): Promise<void> => {
    await done(staff.administrator.post('/clock', { now: await instant(seconds) }));
  };
  const issued = async (terms: Sent): Promise<{ readonly id: string; readonly key: Caller }> => {
    const { id = '', secret } = await done(staff.administrator.post('/keys', { name: '接口', ...terms }));
    return { id, key: new Caller(office, secret) };
  };
  const line = async (id: string): Promise<KeyLine | undefined> =>
    ((await done(staff.administrator.get('/keys')))['keys'] as readonly KeyLine[]).find(
      (key) => key.id === id,
    );

  beforeAll(async () => {
    await start();
    staff = await hire(office);
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  it('does what its scopes hold and nothing else', async () => {
    const reader = (await issued({ person: staff.wang, scopes: ['read'] })).key;
    expect([(await reader.get('/units')).status, (await reader.post('/problems')).status]).toEqual([
      200, 403,
    ]);
    const keeper = (await issued({ scopes: ['keep'] })).key;
    expect([(await keeper.get('/units')).status, (await keeper.get('/keys')).status]).toEqual([403, 200]);
    expect(await refusal(keeper.post('/keys', { name: '更宽' }))).toEqual([403, 'LimitedKeyIssuesNone']);
  });

  it('of an outside system reads in its own name', async () => {
    const { id, key } = await issued({ system: 'oa-gateway' });
    expect(await done(key.get('/caller'))).toMatchObject({
      kind: 'system',
      id: 'system:oa-gateway',
      key: id,
    });
    expect([(await key.get('/units')).status, (await key.post('/problems')).status]).toEqual([200, 403]);
    expect([(await key.get('/keys')).status, (await key.get('/sessions')).status]).toEqual([403, 403]);
    expect(await line(id)).toMatchObject({ holder: { kind: 'system', system: 'oa-gateway' } });
    const both = { name: '接口', system: 'oa', person: staff.wang };
    expect(await refusal(staff.administrator.post('/keys', both))).toEqual([422, 'OneHolder', '/system']);
  });

  it.each<readonly [string, readonly string[], number]>([
    ['this very address', ['127.0.0.1'], 200],
    ['its network', ['198.51.100.7', '127.0.0.0/8'], 200],
    ['another network', ['192.0.2.0/24'], 401],
    ['another family', ['2001:db8::/32'], 401],
  ])('that may be used from %s', async (_what, addresses, status) => {
    const { key } = await issued({ person: staff.wang, addresses });
    expect((await key.get('/units')).status).toBe(status);
  });

  it.each([
    '192.0.2.0/33',
    '192.0.2',
    'example.org',
    '::1/129',
    '192.0.2.1/24/8',
    '192.0.2.1/',
    'fe80::1%eth0',
  ])('is not issued for the address %s', async (address) => {
    const terms = { name: '接口', addresses: ['192.0.2.1', address] };
    expect(await refusal(staff.administrator.post('/keys', terms))).toEqual([
      422,
      'NotAnAddress',
      '/addresses/1',
    ]);
  });

  it('is not issued on impossible terms', async () => {
    const asks = (terms: Sent) => refusal(staff.administrator.post('/keys', { name: '接口', ...terms }));
    expect(await asks({ expiresAt: '2026-01-01' })).toEqual([422, 'KeyExpiryPast', '/expiresAt']);
    expect(await asks({ unit: v7() })).toEqual([422, 'KeyUnitUnknown', '/unit']);
    expect(await asks({ scopes: [] })).toEqual([422, 'FieldInvalid', '/scopes']);
    expect(await asks({ scopes: ['everything'] })).toEqual([422, 'FieldInvalid', '/scopes/0']);
    expect(await asks({ person: v7() })).toEqual([422, 'HolderUnknown', '/person']);
  });

  it('is good until it expires and not at that instant', async () => {
    const { id, key } = await issued({ person: staff.wang, unit: staff.unit, expiresAt: await instant(60) });
    await wait(59);
    expect(await done(key.get('/caller'))).toEqual({
      kind: 'person',
      id: staff.wang,
      key: id,
      limited: true,
      unit: staff.unit,
      authenticated: { at: await instant(), methods: ['key'] },
    });
    await wait(1);
    expect(await refusal(key.get('/units'))).toEqual(wrong);
  });

  it('has two good secrets while it is rotated, until then or until it is said to be over', async () => {
    const { id, key } = await issued({ person: staff.wang });
    const rotation = async (body: Sent = {}): Promise<Caller> =>
      new Caller(
        office,
        (await done(staff.administrator.post(`/keys/${id}/rotation`, body, whatever))).secret,
      );
    const good = async (...keys: readonly Caller[]): Promise<readonly number[]> =>
      Promise.all(keys.map(async (one) => (await one.get('/units')).status));
    const second = await rotation({ formerUntil: await instant(60) });
    expect(await good(key, second)).toEqual([200, 200]);
    expect(await refusal(staff.administrator.post(`/keys/${id}/rotation`, {}, whatever))).toEqual([
      409,
      'RotationUnderWay',
    ]);
    await wait(60);
    expect(await good(key, second)).toEqual([401, 200]);
    const third = await rotation();
    expect(await good(key, second, third)).toEqual([401, 200, 200]);
    expect(await line(id)).toMatchObject({ formerUntil: await instant(7 * 86_400) });
    await done(staff.administrator.post(`/keys/${id}/rotation/completion`, {}, whatever));
    expect(await good(key, second, third)).toEqual([401, 401, 200]);
    expect(await refusal(staff.administrator.post(`/keys/${id}/rotation/completion`, {}, whatever))).toEqual([
      409,
      'NoRotationUnderWay',
    ]);
    const tooLong = { formerUntil: await instant(31 * 86_400) };
    expect(await refusal(staff.administrator.post(`/keys/${id}/rotation`, tooLong, whatever))).toEqual([
      422,
      'RotationTermWrong',
      '/formerUntil',
    ]);
    await done(staff.administrator.post(`/keys/${id}/revocation`, { ground: '停用' }, whatever));
    expect(await good(third)).toEqual([401]);
  });

  it('tells nobody why it is refused', async () => {
    const revoked = await issued({ person: staff.wang });
    await done(staff.administrator.post(`/keys/${revoked.id}/revocation`, { ground: '停用' }, whatever));
    const elsewhere = await issued({ person: staff.wang, addresses: ['192.0.2.1'] });
    const bad = [
      revoked.key,
      elsewhere.key,
      new Caller(office, `xh_${revoked.id}_${'a'.repeat(32)}`),
      new Caller(office),
    ];
    const told = await Promise.all(
      bad.map(async (key) => {
        const { status, headers, body } = await key.get('/units');
        const { requestId: _, ...rest } = body;
        return JSON.stringify([status, headers.get('www-authenticate'), headers.get('content-length'), rest]);
      }),
    );
    expect(new Set(told).size).toBe(1);
    expect(told[0]).toContain('"Bearer"');
  });

  it('is known by when it was used last, also after a restart', async () => {
    const { id, key } = await issued({ person: staff.wang });
    expect((await line(id))?.lastUsedAt).toBeUndefined();
    await done(key.get('/units'));
    await wait(1_800);
    await done(key.get('/units'));
    const second = await instant();
    expect((await line(id))?.lastUsedAt).toBe(second);
    await server.close();
    await start();
    expect((await line(id))?.lastUsedAt).toBe(second);
  });
});
