import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { pino } from 'pino';
import { readConfiguration } from '../../apps/server/src/configuration/configuration.js';
import type { House } from '../../apps/server/src/house/house.js';
import { openHouse } from '../../apps/server/src/house/open-house.js';
import { serve } from '../../apps/server/src/server.js';
import { intakePaper, raiseRestricted } from '../access/restricted-house.js';
import { done, type Office } from './caller.js';
import { assemble, type Cast } from './cast.js';
import { problemPaper } from './paper.js';
import { Person } from './person.js';
import { bootstrapKey, dataFolder } from './server-process.js';

/** Sunday 20 January 2036; with this notice no day of the week after it is worked. */
const year = {
  year: 2036,
  notice: '关于2036年部分节假日安排的通知（示例）',
  holidays: ['2036-01-21', '2036-01-22', '2036-01-23', '2036-01-24', '2036-01-25'],
  makeUpDays: [],
};

describe('a calendar that changes between a decision and its writing', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  let house: House;
  let close: () => Promise<void>;
  let cast: Cast;

  beforeAll(async () => {
    const configuration = readConfiguration({
      PORT: '0',
      XIAOHAO_DATA_DIR: folder,
      XIAOHAO_CLOCK: 'virtual',
      XIAOHAO_CLOCK_START: '2036-01-20T01:00:00.000Z',
      XIAOHAO_BOOTSTRAP_KEY: bootstrapKey,
      XIAOHAO_RATE_LIMIT_READS: '0',
      XIAOHAO_RATE_LIMIT_WRITES: '0',
    });
    house = await openHouse(configuration, pino({ level: 'silent' }));
    const served = await serve(house);
    office.url = served.url;
    close = served.close;
    cast = await assemble(office, '2036-01-01');
  });
  afterAll(async () => {
    await close();
    remove();
  });

  it('leaves no term behind that the pass over the open problems could not see', async () => {
    const { clerk, head } = cast.people;
    const { id: problem = '' } = await done(
      clerk.identifies(problemPaper(cast.campaign, cast.units.district)),
    );
    const calendar = house.registers.calendar.bind(house.registers);
    let asked = 0;
    jest.spyOn(house.registers, 'calendar').mockImplementation(async () => {
      asked += 1;
      const held = await calendar();
      // The second time it is asked for the decision: the change comes and is worked in while that is on its way.
      if (asked === 2) {
        await done(cast.administrator.post('/calendar/years', { years: [year] }));
        await house.rederiving.settled();
        expect((await house.registers.calendarState()).state.lastDerived).toEqual({ examined: 0, moved: 0 });
      }
      return held;
    });
    await done(clerk.submits(problem));
    const { events } = await done(head.get(`/problems/${problem}/history`));
    expect(events).toMatchObject([
      { type: 'Identified' },
      { type: 'SubmittedForReview', data: { term: { dueOn: '2036-01-25', provisional: true } } },
      { type: 'DatesRederived', data: { terms: [{ after: { dueOn: '2036-02-01', provisional: false } }] } },
    ]);
  });

  it('moves the dates of what is restricted, too, and tells nobody by a number that there is any', async () => {
    jest.restoreAllMocks();
    const { administrator, people, units } = cast;
    const { id: person = '' } = await done(
      administrator.post('/people', { name: '信访受理员', unit: units.headOffice, roles: ['petitionClerk'] }),
    );
    const { secret = '' } = await done(administrator.post('/keys', { person, name: '信访受理员' }));
    const petitions = new Person(office, secret, person);
    const intake = await done(petitions.post('/intakes', intakePaper(units.district)));
    const problem = await raiseRestricted({ cast, petitions }, String(intake.id));
    await done(petitions.acts(problem, 'clearances', { person: people.clerk.id, ground: '承办' }));
    await done(people.clerk.submits(problem));
    const before = (await house.registers.calendarState()).state;
    const holidays = ['2036-01-28', '2036-01-29', ...year.holidays];
    await done(administrator.post('/calendar/years', { years: [{ ...year, holidays }] }));
    await house.rederiving.settled();
    const { lastDerived, derivedUpTo } = (await house.registers.calendarState()).state;
    expect(derivedUpTo).toBeGreaterThan(before.derivedUpTo);
    // The one of the example above; the restricted one is not counted.
    expect(lastDerived).toEqual({ examined: 1, moved: 1 });
    const { events } = await done(petitions.get(`/problems/${problem}/history`));
    expect((events as readonly { readonly type: string }[]).map(({ type }) => type)).toContain(
      'DatesRederived',
    );
  });
});
