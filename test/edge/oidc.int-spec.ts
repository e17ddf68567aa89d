import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportSPKI } from 'jose';
import { Caller, done, type Office, refusal } from '../journeys/caller.js';
import { dataFolder } from '../journeys/server-process.js';
import { type ServerWithin, serveWithin } from '../journeys/server-within.js';
import { hire, type Staff, whatever } from '../journeys/staff.js';
import { Issuer, type SigningKey } from './issuer.js';
import { send } from './send.js';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a token of an identity provider', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  let issuer: Issuer;
  let server: ServerWithin;
  let staff: Staff;
  let key: SigningKey;
  let link: string;

  const now = (): number => Math.floor(Date.now() / 1_000);
  const answerTo = async (token: string) =>
    send(server.url, { path: '/api/v1/units', headers: { authorization: `Bearer ${token}` } });

  beforeAll(async () => {
    issuer = await Issuer.open();
    key = await issuer.makeKey('ES256');
    server = await serveWithin(folder, {
      XIAOHAO_CLOCK: 'real',
      XIAOHAO_OIDC_ISSUER: issuer.url,
      XIAOHAO_OIDC_AUDIENCE: 'xiaohao',
    });
    office.url = server.url;
    staff = await hire(office);
    link =
      (await done(staff.administrator.post('/subjects', { person: staff.wang, subject: 'wang' }))).id ?? '';
  });
  afterAll(async () => {
    await server.close();
    await issuer.close();
    remove();
  });

  it('opens the doors of the person that its subject stands for', async () => {
    const wang = new Caller(office, await issuer.token(key));
    expect((await wang.get('/units')).status).toBe(200);
    expect((await wang.get('/keys')).status).toBe(403);
    expect(await done(staff.administrator.get('/subjects'))).toEqual({
      subjects: [{ id: link, issuer: issuer.url, subject: 'wang', person: staff.wang }],
    });
    const again = { person: staff.li, subject: 'wang' };
    expect(await refusal(staff.administrator.post('/subjects', again))).toEqual([
      409,
      'SubjectLinkedAlready',
      '/subject',
    ]);
  });

  it.each(['at+jwt', 'JWT', 'application/at+jwt'])('may say that it is of the type %s', async (typ) => {
    expect((await answerTo(await issuer.token(key, {}, { typ }))).status).toBe(200);
  });

  it('may be out by a minute, and may be for several', async () => {
    for (const claims of [
      { exp: now() - 50 },
      { nbf: now() + 50 },
      { iat: now() + 50 },
      { aud: ['other', 'xiaohao'] },
    ])
      expect((await answerTo(await issuer.token(key, claims))).status).toBe(200);
  });

  const bad: readonly (readonly [string, () => Promise<string>])[] = [
    [
      'without a signature',
      async () => `${part({ alg: 'none', typ: 'JWT' })}.${(await issuer.token(key)).split('.')[1]}.`,
    ],
    [
      'signed with the public key as a shared secret',
      async () => {
        const head = `${part({ alg: 'HS256', typ: 'JWT', kid: key.kid })}.${(await issuer.token(key)).split('.')[1]}`;
        const secret = await exportSPKI(key.publicKey);
        return `${head}.${createHmac('sha256', secret).update(head).digest('base64url')}`;
      },
    ],
    ['whose key is a path', () => issuer.token(key, {}, { kid: '../../../dev/null' })],
    ['that says where its key is', () => issuer.token(key, {}, { jku: `${issuer.url}/jwks` })],
    ['that says where its certificate is', () => issuer.token(key, {}, { x5u: `${issuer.url}/jwks` })],
    [
      'that brings its own key',
      () => issuer.token(key, {}, { jwk: { kty: 'EC', crv: 'P-256', x: 'a', y: 'b' } }),
    ],
    ['that brings its own certificate', () => issuer.token(key, {}, { x5c: ['MIIB'] })],
    [
      'with what must be understood and is not',
      () => issuer.token(key, {}, { crit: ['exp'], exp: 1 }).catch(() => 'a.b.c'),
    ],
    ['for another audience', () => issuer.token(key, { aud: 'another' })],
    ['for no audience', () => issuer.token(key, { aud: undefined })],
    ['of another issuer', () => issuer.token(key, { iss: 'https://id.example.org' })],
    ['of an issuer that looks alike', () => issuer.token(key, { iss: `${issuer.url}/` })],
    ['of another type', () => issuer.token(key, {}, { typ: 'dpop+jwt' })],
    ['of no type', () => issuer.token(key, {}, { typ: undefined as never })],
    ['that is over', () => issuer.token(key, { exp: now() - 61 })],
    ['that never ends', () => issuer.token(key, { exp: undefined })],
    ['that does not hold yet', () => issuer.token(key, { nbf: now() + 120 })],
    ['that was made in the future', () => issuer.token(key, { iat: now() + 120 })],
    ['that does not say when it was made', () => issuer.token(key, { iat: undefined })],
    ['of somebody who logs in tomorrow', () => issuer.token(key, { auth_time: now() + 86_400 })],
    ['of a subject that stands for nobody', () => issuer.token(key, { sub: 'li' })],
    ['of no subject', () => issuer.token(key, { sub: undefined })],
    [
      'signed by somebody else under the same name',
      async () => {
        const other = await Issuer.open();
        const forged = await issuer.token({ ...(await other.makeKey('ES256')), kid: key.kid });
        await other.close();
        return forged;
      },
    ],
    [
      'with another’s signature',
      async () =>
        [
          ...(await issuer.token(key, { sub: 'li' })).split('.').slice(0, 2),
          (await issuer.token(key)).split('.')[2],
        ].join('.'),
    ],
    ['of more than 8 kB', () => issuer.token(key, { padding: 'a'.repeat(7_000) })],
    ['that is none', async () => 'eyJhbGciOiJFUzI1NiJ9'],
    ['with a broken header', async () => 'e30.e30.e30'],
  ];
  it.each(bad)('is not good %s: the same 401 as ever', async (_what, make) => {
    const { status, headers, body } = await answerTo(await make());
    const none = await send(server.url, { path: '/api/v1/units' });
    expect([status, headers['www-authenticate'], body?.code]).toEqual([401, 'Bearer', 'Unauthenticated']);
    expect({ ...body, requestId: '' }).toEqual({ ...none.body, requestId: '' });
  });

  it('of 64 kB does not even get in', async () => {
    expect((await answerTo('a'.repeat(65_536))).status).toBe(431);
  });

  it('is of no use once its subject stands for nobody, or its person has left', async () => {
    const token = await issuer.token(key);
    await done(staff.administrator.post(`/subjects/${link}/unlinking`, { ground: '更换' }, whatever));
    expect((await answerTo(token)).status).toBe(401);
    await done(
      staff.administrator.post('/subjects', { person: staff.wang, subject: 'wang', issuer: issuer.url }),
    );
    expect((await answerTo(token)).status).toBe(200);
    await done(staff.administrator.post(`/people/${staff.wang}/departure`, { ground: '调离' }, whatever));
    expect((await answerTo(token)).status).toBe(401);
  });

  it('is in no log', async () => {
    const token = await issuer.token(key);
    await answerTo(token);
    expect(server.written()).toContain('/api/v1/units');
    expect(server.written()).not.toContain(token.split('.')[2]);
  });
});
