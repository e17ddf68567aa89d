import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { atCommandLine } from './at-command-line.js';
import { done, type Office, refusal } from './caller.js';
import { assemble, type Cast } from './cast.js';
import { checklistPaper, problemPaper } from './paper.js';
import { bootstrapKey, dataFolder } from './server-process.js';
import { type ServerWithin, serveWithin } from './server-within.js';

/** The city's own list and that of the superior both have an entry A-01, for different things. */
describe('entries of two checklists', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  let server: ServerWithin;
  let cast: Cast;

  const paper = (change: object) => problemPaper(cast.campaign, cast.units.district, { ...change });
  const titled = (title: string) => ({ wording: { title, description: '述' } });

  beforeAll(async () => {
    server = await serveWithin(folder, { XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z' });
    office.url = server.url;
    cast = await assemble(office, '2031-01-01');
    const { administrator, campaign } = cast;
    for (const kind of ['own', 'superior'])
      await done(
        administrator.post(`/campaigns/${campaign}/checklists`, checklistPaper(kind, 'A-01'), {
          'if-match': '*',
        }),
      );
    const { clerk } = cast.people;
    for (const checklist of ['own', 'superior'])
      await done(clerk.identifies(paper({ checklist, checklistEntry: 'A-01', ...titled(checklist) })));
    await done(clerk.identifies(paper(titled('none'))));
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  const found = async (query: string) =>
    (
      (await done(cast.people.clerk.get(`/problems?direction=asc&${query}`)))['problems'] as readonly {
        readonly title: string;
      }[]
    ).map(({ title }) => title);

  it('are not taken for one another', async () => {
    const { clerk } = cast.people;
    expect(await refusal(clerk.identifies(paper({ checklistEntry: 'A-01' })))).toEqual([
      422,
      'ChecklistEntryAmbiguous',
      '/checklist',
    ]);
    expect(await refusal(clerk.identifies(paper({ checklist: 'own' })))).toEqual([
      422,
      'TextMissing',
      '/checklistEntry',
    ]);
  });

  it('find their problems, each its own', async () => {
    expect(await found('checklistEntry=A-01')).toEqual(['own', 'superior']);
    expect(await found('checklistEntry=A-01&checklist=superior')).toEqual(['superior']);
    expect(await found('checklist=own&asOf=now')).toEqual(['own']);
    const { problems } = await done(cast.people.clerk.get('/problems?checklist=own'));
    expect(problems).toMatchObject([{ checklist: 'own', checklistEntry: 'A-01' }]);
  });

  it('are counted apart', async () => {
    const cells = [
      { values: [''], count: 1 },
      { values: ['own/A-01'], count: 1 },
      { values: ['superior/A-01'], count: 1 },
    ];
    const counted = (point: string) => done(cast.people.clerk.get(`/counts?by=checklistEntry${point}`));
    expect(await counted('')).toMatchObject({ cells });
    expect(await counted('&asOf=now')).toMatchObject({ cells });
    const words = ['problem', 'count', '--by', 'checklistEntry', '--checklist', '上级点题清单'];
    expect(await atCommandLine(office.url, bootstrapKey, words)).toMatch(/上级点题清单 A-01\s+1/);
  });
});
