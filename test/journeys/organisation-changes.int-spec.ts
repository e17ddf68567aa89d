import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { done, refusal, type Sent } from './caller.js';
import { assemble, type Cast } from './cast.js';
import { permitted } from './correcting.js';
import { problemPaper } from './paper.js';
import { dataFolder, type ServerProcess, startServer } from './server-process.js';

const whatever = { 'if-match': '*' };

/** The city reorganises while a problem of the district is open. Each step stands on the ones before it. */
describe('an organisation that changes while problems are open', () => {
  const { folder, remove } = dataFolder();
  const office = { url: '' };
  let server: ServerProcess;
  let cast: Cast;
  let problem = '';

  const keeps = (path: string, body: Sent = {}) => done(cast.administrator.post(path, body, whatever));
  const dayIs = (date: string) => done(cast.administrator.post('/clock', { now: `${date}T01:00:00Z` }));

  beforeAll(async () => {
    server = await startServer(folder, { XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z' });
    office.url = server.url;
    cast = await assemble(office, '2031-03-03');
    const { clerk } = cast.people;
    problem = String((await done(clerk.identifies(problemPaper(cast.campaign, cast.units.district)))).id);
    await done(clerk.submits(problem));
  });
  afterAll(async () => {
    await server.kill();
    remove();
  });

  it('shows units with what describes them, and people with their posts', async () => {
    const { administrator, units, people } = cast;
    await keeps(`/units/${units.district}/description`, {
      kind: 'districtFederation',
      level: 'district',
      field: '综合',
    });
    const { units: all } = await done(administrator.get('/units'));
    expect(all).toContainEqual(
      expect.objectContaining({ id: units.district, parent: units.federation, level: 'district' }),
    );
    const { appointments } = await done(administrator.get(`/people/${people.clerk.id}/appointments`));
    expect(appointments).toMatchObject([{ unit: units.district, roles: ['unitClerk'], from: '2031-03-03' }]);
  });

  it('answers with the ETag of the register, and refuses a change of something else than was read', async () => {
    const { administrator, units } = cast;
    const { headers } = await administrator.get(`/units/${units.panel}`);
    const rename = (tag: string) =>
      administrator.post(`/units/${units.panel}/name`, { name: '联合审核组' }, { 'if-match': tag });
    expect(await refusal(administrator.post(`/units/${units.panel}/name`, { name: '审核' }))).toEqual([
      428,
      'PreconditionRequired',
    ]);
    const read = headers.get('etag') ?? '';
    await done(rename(read));
    expect(await refusal(rename(read))).toEqual([412, 'PreconditionFailed']);
    const { id: by } = await done(administrator.get('/caller'));
    expect(await done(administrator.get(`/units/${units.panel}`))).toMatchObject({
      formerNames: ['联合审核小组'],
      renamings: [{ from: '联合审核小组', to: '联合审核组', by, at: expect.stringMatching(/^2031-03-03T/) }],
    });
  });

  it('lets nobody review who has just come from the unit, nor who has a second post there', async () => {
    const { people, units } = cast;
    const { firstReviewer, lawyer } = people;
    await keeps(`/people/${lawyer.id}/appointments`, { unit: units.grassroots, roles: ['unitClerk'] });
    expect(await refusal(lawyer.passesFirstReview(problem))).toEqual([403, 'ReviewerOfOwnUnit']);
    await dayIs('2031-03-10');
    const { appointments } = await done(lawyer.get(`/people/${lawyer.id}/appointments`));
    const second = (appointments as readonly { readonly id: string }[])[1]?.id;
    await keeps(`/people/${lawyer.id}/appointments/${second}/end`, { lastDay: '2031-03-09' });
    expect(await refusal(lawyer.passesFirstReview(problem))).toEqual([403, 'ReviewerOfOwnUnit']);
    expect(await permitted(firstReviewer, problem)).toContain('PassFirstReview');
  });

  it('lets nobody review whose unit has stood under the owner for a day, wherever it stands now', async () => {
    const { people, units } = cast;
    await keeps(`/units/${units.panel}/parent`, { parent: units.district });
    expect(await refusal(people.firstReviewer.passesFirstReview(problem))).toEqual([
      403,
      'ReviewerOfOwnUnit',
    ]);
    await keeps(`/units/${units.panel}/parent`, { parent: units.federation });
    expect(await refusal(people.firstReviewer.passesFirstReview(problem))).toEqual([
      403,
      'ReviewerOfOwnUnit',
    ]);
    const later = problemPaper(cast.campaign, units.district);
    await dayIs('2031-03-11');
    const { id = '' } = await done(people.clerk.identifies(later));
    await done(people.clerk.submits(id));
    await done(people.firstReviewer.passesFirstReview(id));
  });

  it('finds what a unit had under the one that it was merged into, whose people now speak for it', async () => {
    const { administrator, people, units } = cast;
    const { id: heir = '' } = await done(
      administrator.post('/units', {
        name: '新区总工会',
        kind: 'districtFederation',
        parent: units.federation,
      }),
    );
    await keeps(`/people/${people.colleague.id}/assignment`, { unit: heir, roles: ['unitClerk'] });
    expect(await refusal(people.colleague.reads(problem))).toEqual([404, 'NotFound']);
    await keeps(`/units/${heir}/merger`, { units: [units.district], ground: '区划调整' });
    expect((await people.colleague.reads(problem)).status).toBe(200);
    const under = async (unit: string) => {
      const { problems } = await done(administrator.get(`/problems?unit=${unit}`));
      return (problems as readonly { readonly id: string }[]).length;
    };
    expect([await under(heir), await under(units.district)]).toEqual([2, 2]);
    expect(await refusal(people.clerk.identifies(problemPaper(cast.campaign, units.district)))).toEqual([
      422,
      'UnitEnded',
      '/owner/unit',
    ]);
    expect(
      await refusal(administrator.post(`/units/${units.district}/name`, { name: '旧' }, whatever)),
    ).toEqual([409, 'UnitIsClosed']);
    const { parked } = await done(administrator.get('/views/parked'));
    expect(parked).toEqual([]);
  });

  it('tells by whom, why and when a unit or a campaign ended and somebody left', async () => {
    const { administrator, campaign, people, units } = cast;
    const { id: by } = await done(administrator.get('/caller'));
    const today = expect.stringMatching(/^2031-03-11T/);
    expect(await done(administrator.get(`/units/${units.district}`))).toMatchObject({
      closed: true,
      ending: { by, ground: '区划调整', at: today },
    });
    const unit = { name: '临时工作组', kind: 'office', parent: units.federation };
    const { id: passing } = await done(administrator.post('/units', unit));
    await keeps(`/units/${passing}/closing`, { ground: '任务完成' });
    expect(await done(administrator.get(`/units/${passing}`))).toMatchObject({
      ending: { by, ground: '任务完成', at: today },
    });
    await keeps(`/people/${people.organiser.id}/departure`, { ground: '调离' });
    expect(await done(administrator.get(`/people/${people.organiser.id}`))).toMatchObject({
      active: false,
      departure: { by, ground: '调离', at: today },
      appointments: [{ until: '2031-03-10', endRecordedOn: '2031-03-11', endedBy: by }],
    });
    const opening = { name: '短期专项', startsOn: '2031-03-11' };
    const { id: short } = await done(administrator.post('/campaigns', opening));
    await keeps(`/campaigns/${short}/closing`, { ground: '并入年度专项' });
    const closing = { by, ground: '并入年度专项', at: today };
    expect(await done(administrator.get(`/campaigns/${short}`))).toMatchObject({ open: false, closing });
    const { campaigns } = await done(administrator.get('/campaigns'));
    expect(campaigns).toContainEqual(expect.objectContaining({ id: short, closing }));
    expect(campaigns).toContainEqual(expect.objectContaining({ id: campaign, closing: null }));
  });

  it('keeps the three administrations apart, and from acting on a problem', async () => {
    const { administrator, people, units } = cast;
    const appoint = (person: string, ...roles: string[]) =>
      administrator.post(`/people/${person}/appointments`, { unit: units.headOffice, roles });
    expect(await refusal(appoint(people.approver.id, 'auditAdministrator'))).toEqual([
      409,
      'AdministratorActsNot',
      '/roles',
    ]);
    const post = { unit: units.headOffice, roles: ['systemAdministrator'] };
    await keeps(`/people/${people.otherApprover.id}/assignment`, post);
    expect(await refusal(appoint(people.otherApprover.id, 'securityAdministrator'))).toEqual([
      409,
      'AdministratorsExclude',
      '/roles',
    ]);
    const paper = problemPaper(cast.campaign, units.grassroots);
    expect(await refusal(people.otherApprover.identifies(paper))).toEqual([403, 'Forbidden']);
  });

  it('registers who acts for whom and who receives for whom', async () => {
    const { administrator, people } = cast;
    const term = { from: '2031-03-11', until: '2031-03-20' };
    const asks = { principal: people.head.id, delegate: people.leader.id, ground: '出差', ...term };
    const delegate = (scope: Sent, change: Sent = {}) =>
      administrator.post('/delegations', { ...asks, scope, ...change });
    expect(await refusal(delegate({ kind: 'roles' }))).toEqual([422, 'FieldInvalid', '/scope/roles']);
    expect(await refusal(delegate({ kind: 'all' }, { delegate: people.head.id }))).toEqual([
      422,
      'DelegationToSelf',
      '/delegate',
    ]);
    const { id } = await done(delegate({ kind: 'roles', roles: ['unitHead'] }));
    expect(
      await refusal(delegate({ kind: 'all' }, { principal: people.leader.id, delegate: people.clerk.id })),
    ).toEqual([409, 'DelegationChained', '/principal']);
    await keeps(`/delegations/${id}/end`);
    const { delegations } = await done(administrator.get('/delegations'));
    expect(delegations).toMatchObject([
      { id, until: '2031-03-11', scope: { kind: 'roles', roles: ['unitHead'] } },
    ]);
    const away = await done(
      administrator.post('/absences', { person: people.head.id, deputy: people.leader.id, ...term }),
    );
    await keeps(`/absences/${away.id}/end`);
    const { absences } = await done(administrator.get('/absences'));
    expect(absences).toMatchObject([{ id: away.id, until: '2031-03-11', deputy: people.leader.id }]);
  });
});
