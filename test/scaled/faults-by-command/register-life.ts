import { done } from '../../journeys/caller.js';
import { eventually } from '../../journeys/eventually.js';
import { checklistPaper, problemPaper } from '../../journeys/paper.js';
import { daysAfter, daysGoBy } from './days.js';
import { type CommandStep, idIn, type Life, type PlainStep, type Step } from './step.js';

type More = Partial<Omit<CommandStep, 'command' | 'path'>>;

const keep = (command: string, path: (life: Life) => string, more: More = {}): CommandStep => ({
  command,
  by: ({ administrator }) => administrator,
  path,
  ...more,
});
const change = (command: string, path: (life: Life) => string, more: More = {}): CommandStep =>
  keep(command, path, { whatever: true, ...more });
const at =
  (before: string, name: string, after = '') =>
  (life: Life) =>
    `/${before}/${idIn(life, name)}${after}`;

/** A problem that its unit has found, ready to be handed in. */
const found = (as: string): PlainStep => ({
  async meanwhile(life) {
    const { people, campaign, units } = life.crew;
    const { id = '' } = await done(people.clerk.identifies(problemPaper(campaign, units.district)));
    await done(people.clerk.namesCause(id, 'management'));
    life.ids.set(as, id);
  },
});

const units: readonly Step[] = [
  keep('RegisterUnit', () => '/units', {
    body: ({ crew, mark }) => ({
      name: `单位 ${mark}`,
      kind: 'grassrootsUnion',
      parent: crew.units.district,
    }),
    keeps: ['id', 'unit'],
  }),
  change('RenameUnit', at('units', 'unit', '/name'), { body: ({ mark }) => ({ name: `新名 ${mark}` }) }),
  change('MoveUnit', at('units', 'unit', '/parent'), {
    body: ({ crew }) => ({ parent: crew.units.headOffice }),
  }),
];

const people: readonly Step[] = [
  keep('RegisterPerson', () => '/people', {
    body: (life) => ({ name: '新经办', unit: idIn(life, 'unit'), roles: ['unitClerk'] }),
    keeps: ['id', 'person'],
  }),
  keep('Appoint', at('people', 'person', '/appointments'), {
    body: ({ crew }) => ({ unit: crew.units.district, roles: ['liaison'] }),
    keeps: ['id', 'appointment'],
  }),
  change(
    'EndAppointment',
    (life) => `/people/${idIn(life, 'person')}/appointments/${idIn(life, 'appointment')}/end`,
    {
      body: ({ today }) => ({ lastDay: today }),
    },
  ),
  keep('DelegateDuty', () => '/delegations', {
    body: ({ crew, today }) => ({
      principal: crew.people.head.id,
      delegate: crew.people.leader.id,
      scope: { kind: 'all' },
      from: today,
      until: daysAfter(today, 3),
      ground: '出差',
    }),
    keeps: ['id', 'delegation'],
  }),
  change('EndDelegation', at('delegations', 'delegation', '/end')),
  keep('RecordAbsence', () => '/absences', {
    body: ({ crew, today }) => ({
      person: crew.people.colleague.id,
      from: today,
      until: daysAfter(today, 3),
    }),
    keeps: ['id', 'absence'],
  }),
  change('EndAbsence', at('absences', 'absence', '/end')),
  keep('LinkSubject', () => '/subjects', {
    body: (life) => ({ person: idIn(life, 'person'), subject: life.mark, issuer: 'https://id.example.org' }),
    keeps: ['id', 'subject'],
  }),
  change('UnlinkSubject', at('subjects', 'subject', '/unlinking'), { body: () => ({ ground: '更换' }) }),
  {
    async meanwhile(life) {
      const { id = '' } = await done(
        life.crew.administrator.post('/keys', { person: idIn(life, 'person'), name: '接口' }),
      );
      life.ids.set('key', id);
    },
  },
  change('RevokeKey', at('keys', 'key', '/revocation'), { body: () => ({ ground: '停用' }) }),
  change('RecordDeparture', at('people', 'person', '/departure'), { body: () => ({ ground: '调离' }) }),
  change('CloseUnit', at('units', 'unit', '/closing'), { body: () => ({ ground: '撤销' }) }),
];

const campaigns: readonly Step[] = [
  keep('OpenCampaign', () => '/campaigns', {
    body: ({ mark, today }) => ({ name: `专项 ${mark}`, startsOn: today }),
    keeps: ['id', 'campaign'],
  }),
  change('FormPanel', at('campaigns', 'campaign', '/panel'), {
    body: ({ crew: { people } }) => ({
      members: (['firstReviewer', 'secondReviewer', 'lawyer', 'accountant', 'organiser'] as const).map(
        (who, n) => ({
          person: people[who].id,
          profession: ['discipline', 'audit', 'law', 'finance', 'organisation'][n],
        }),
      ),
    }),
  }),
  change('IssueChecklist', at('campaigns', 'campaign', '/checklists'), {
    body: () => checklistPaper('own', 'ZC-01'),
  }),
  change('CloseCampaign', at('campaigns', 'campaign', '/closing'), { body: () => ({ ground: '结束' }) }),
];

/** Days off from tomorrow on, in this year and the next: a term that runs moves. */
const holidays = ({ today, mark }: Life) => {
  const days = Array.from({ length: 9 }, (_, n) => daysAfter(today, n + 1));
  const year = Number(today.slice(0, 4));
  return {
    years: [year, year + 1].map((one) => ({
      year: one,
      notice: `关于${one}年放假安排的通知（示例 ${mark}）`,
      holidays: days.filter((day) => day.startsWith(String(one))),
      makeUpDays: [],
    })),
  };
};

const calendar: readonly Step[] = [
  keep('SetClosingDays', ({ crew }) => `/calendar/units/${crew.units.grassroots}/closing-days`, {
    body: ({ today }) => ({ days: [{ date: daysAfter(today, 2), ground: '高温停工' }] }),
  }),
  found('waiting'),
  {
    async meanwhile(life) {
      await done(life.crew.people.clerk.submits(idIn(life, 'waiting')));
    },
  },
  keep('LoadYears', () => '/calendar/years', {
    body: holidays,
    clocks: { command: 'RederiveDates', on: 'waiting' },
  }),
];

const boardOf = ({ crew }: Life): string => `/campaigns/${crew.campaign}/snail-board`;
const onBoard = (what: string) => (life: Life) => `${boardOf(life)}/${idIn(life, 'entry')}/${what}`;

const chase: readonly Step[] = [
  keep('StatePreferences', () => '/preferences', {
    by: ({ people }) => people.clerk,
    body: () => ({ mail: 'clerk@example.org', language: 'zh', digest: true }),
  }),
  found('late'),
  found('second'),
  daysGoBy(45),
  keep('PostUnit', boardOf, {
    by: ({ people }) => people.finaliser,
    body: ({ crew, today }) => ({ unit: crew.units.district, period: today.slice(0, 7), ground: '逾期' }),
    keeps: ['id', 'entry'],
  }),
  keep('AnswerPosting', onBoard('answer'), {
    by: ({ people }) => people.head,
    body: () => ({ answer: '月底完成' }),
  }),
  keep('TakeUnitOff', onBoard('exit'), {
    by: ({ people }) => people.verifier,
    body: () => ({ ground: '已补齐' }),
  }),
  {
    // Nobody has reviewed what waits since before the days went by: whoever handles it is reminded, however late.
    async meanwhile(life) {
      const notice = await eventually(async () => {
        const { rows } = await done(life.crew.people.firstReviewer.get('/inbox?received=false'));
        const owed = (rows as readonly { readonly notice: string; readonly kind: string }[]).find(
          ({ kind }) => kind !== 'posting',
        );
        return owed?.notice;
      });
      life.ids.set('notice', notice);
    },
  },
  keep('ConfirmReceipt', at('notices', 'notice', '/receipt'), { by: ({ people }) => people.firstReviewer }),
  keep(
    'SubmitList',
    ({ crew }) => `/campaigns/${crew.campaign}/units/${crew.units.district}/problem-list/submissions`,
    {
      by: ({ people }) => people.clerk,
      body: (life) => ({ problems: ['late', 'second'].map((name) => ({ problem: idIn(life, name) })) }),
    },
  ),
];

/** Commands on the registers that take effect once, in an order in which each has its place. */
export const registerLife: readonly Step[] = [...units, ...people, ...campaigns, ...calendar, ...chase];
