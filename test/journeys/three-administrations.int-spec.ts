import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import { Caller, done, type Office, refusal } from './caller.js';
import { bootstrapKey, dataFolder } from './server-process.js';
import { type ServerWithin, serveWithin } from './server-within.js';
import { whatever } from './staff.js';

const forbidden = [403, 'Forbidden'];

describe('the three administrations', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  const key = new Caller(office, bootstrapKey);
  let server: ServerWithin;
  let unit = '';
  const idOf = async (path: string, body: Readonly<Record<string, unknown>>): Promise<string> =>
    (await done(key.post(path, body))).id ?? '';
  const keyOf = async (person: string, issuer = key): Promise<Caller> => {
    const { secret } = await done(issuer.post('/keys', { person, name: '本人' }));
    return new Caller(office, secret);
  };
  const names = async (caller: Caller): Promise<readonly number[]> => [
    (await caller.post('/campaigns', { name: v7(), startsOn: '2026-01-01' })).status,
    (await caller.post('/units', { name: v7(), kind: 'office', parent: unit })).status,
    (await caller.post('/keys', { name: '接口', system: `oa-${v7().slice(-6)}` })).status,
  ];

  beforeAll(async () => {
    server = await serveWithin(folder, { XIAOHAO_CLOCK_START: '2026-03-02T04:00:00.000Z' });
    office.url = server.url;
    unit = await idOf('/units', { name: '示例市工会系统', kind: 'municipalFederation' });
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  it('each keep their own registers, and take the place of the key that is nobody’s', async () => {
    const of = async (role: string) => idOf('/people', { name: role, unit, roles: [role] });
    const ids = {
      system: await of('systemAdministrator'),
      security: await of('securityAdministrator'),
      audit: await of('auditAdministrator'),
    };
    // All three are held, and nobody could give credentials but the key that is nobody's.
    expect(await names(key)).toEqual([201, 201, 201]);
    const system = { id: ids.system, caller: await keyOf(ids.system) };
    const security = { id: ids.security, caller: await keyOf(ids.security) };
    const audit = { id: ids.audit, caller: await keyOf(ids.audit, security.caller) };
    expect(await refusal(key.post('/campaigns', { name: '专项', startsOn: '2026-01-01' }))).toEqual([
      403,
      'SetUpOver',
    ]);
    expect(await names(key)).toEqual([403, 403, 403]);
    expect(await names(system.caller)).toEqual([201, 403, 403]);
    expect(await names(security.caller)).toEqual([403, 201, 201]);
    expect(await names(audit.caller)).toEqual([403, 403, 403]);
    for (const { caller } of [system, security, audit])
      expect(await refusal(caller.post('/problems', {}))).toEqual(forbidden);

    // 三员: from here on nobody gives power alone.
    const { id: clerk = '' } = await done(
      security.caller.post('/people', { name: '经办人', unit, roles: ['unitClerk'] }),
    );
    const approver = { unit, roles: ['approver'] };
    const proposed = await done(security.caller.post(`/people/${clerk}/appointments`, approver));
    expect(proposed).toMatchObject({ pending: true });
    const rolesOf = async () => (await done(security.caller.get(`/people/${clerk}`)))['roles'];
    expect(await rolesOf()).toEqual(['unitClerk']);
    const { proposals } = await done(audit.caller.get('/proposals'));
    expect(proposals).toMatchObject([{ id: proposed.id, by: security.id, command: { type: 'Appoint' } }]);
    const confirm = (caller: Caller) => caller.post(`/proposals/${proposed.id}/confirmation`, {}, whatever);
    expect(await refusal(confirm(security.caller))).toEqual([403, 'ConfirmedByProposer']);
    expect(await refusal(confirm(key))).toEqual([403, 'SetUpOver']);
    await done(confirm(audit.caller));
    expect(await rolesOf()).toEqual(['unitClerk', 'approver']);
    expect(await refusal(confirm(system.caller))).toEqual([404, 'ProposalUnknown']);
    const another = await done(security.caller.post('/people', { name: '又一人', ...approver }));
    expect((await security.caller.get(`/people/${another.id}`)).status).toBe(404);
    const lines = ['又一人', '某人'].map((name) => `${name},${unit},审批人\n`);
    const file = `name,unit,roles\n${lines.join('')}`;
    expect(await done(security.caller.uploads('people.csv', file, '/organisation/people.csv'))).toMatchObject(
      {
        lines: 2,
        added: 1,
        unchanged: 1,
        pending: 1,
      },
    );
    const ground = { ground: '无此必要' };
    await done(system.caller.post(`/proposals/${another.id}/refusal`, ground, whatever));
    expect((await done(audit.caller.get('/proposals')))['proposals']).toMatchObject([
      { command: { type: 'RegisterPerson', name: '某人' } },
    ]);

    // A post that is taken away counts at once, and the key is needed again.
    await done(security.caller.post(`/people/${audit.id}/departure`, { ground: '调离' }, whatever));
    expect((await key.get('/keys')).status).toBe(200);
  });

  it('show the policy to whoever has a credential', async () => {
    const { operations } = (await done(key.get('/access/policy'))) as unknown as {
      operations: readonly { operation: string; admitted: readonly string[] }[];
    };
    expect(operations.find(({ operation }) => operation === 'keys.keep')?.admitted).toEqual([
      'securityAdministrator',
      'administratorKey',
    ]);
    expect((await new Caller(office).get('/access/policy')).status).toBe(401);
  });
});
