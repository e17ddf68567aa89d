import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { done, type Office } from './caller.js';
import { assemble, type Cast } from './cast.js';
import { xiaohao } from './command-line.js';
import { problemPaper } from './paper.js';
import { bootstrapKey, dataFolder } from './server-process.js';
import { type ServerWithin, serveWithin } from './server-within.js';

const first = '违规接待';
const second = '节日礼金';

/** At a terminal: everything that the list can be narrowed down by, in the words of people. */
describe('filters at the command line', () => {
  const { folder, remove } = dataFolder();
  const office: Office = { url: '' };
  let server: ServerWithin;
  let cast: Cast;

  const asked = (...words: readonly string[]) => xiaohao(['problem', ...words], office.url, bootstrapKey);
  const titles = async (...words: readonly string[]): Promise<readonly string[]> => {
    const { code, out, err } = await asked('list', ...words, '--json');
    if (code !== 0) throw new Error(err);
    const { problems } = JSON.parse(out) as { readonly problems: readonly { readonly title: string }[] };
    return problems.map(({ title }) => title);
  };

  beforeAll(async () => {
    server = await serveWithin(folder, { XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z' });
    office.url = server.url;
    cast = await assemble(office, '2031-01-01');
    const { administrator, campaign, people, units } = cast;
    const identified = (title: string, unit: string, change: object) =>
      done(
        people.clerk.identifies({
          ...problemPaper(campaign, unit, { wording: { title, description: '述' } }),
          ...change,
        }),
      );
    await identified(first, units.district, {});
    await done(administrator.post('/clock', { now: '2031-03-10T01:00:00.000Z' }));
    await identified(second, units.district, {
      owner: {
        kind: 'unit',
        unit: units.district,
        leader: people.leader.id,
        department: '办公室',
        person: people.worker.id,
      },
      foundOn: '2031-03-08',
      discovery: 'jointCheck',
      source: { channel: 'hotline' },
      classification: {
        category: 'gifts',
        severity: 'serious',
        difficulty: 'historic',
        handling: { kind: 'immediate' },
        livelihood: true,
        secrecy: 'open',
      },
    });
  });
  afterAll(async () => {
    await server.close();
    remove();
  });

  it.each<readonly [readonly string[], readonly string[]]>([
    [
      ['--campaign', '作风建设“回头看”'],
      [second, first],
    ],
    [['--category', '违规收送礼品礼金'], [second]],
    [['--category', 'dining', '--campaign', '作风建设“回头看”'], [first]],
    [['--person', 'leader'], [second]],
    [['--person', 'approver'], []],
    [['--unit', '甲区总工会', '--severity', '严重'], [second]],
    [['--source', '热线'], [second]],
    [['--discovery', 'selfCheck'], [first]],
    [['--handling', '立行立改'], [second]],
    [['--difficulty', '历史遗留'], [second]],
    [['--secrecy', '公开'], [second]],
    [['--owner-kind', '班子'], []],
    [['--livelihood'], [second]],
    [['--no-livelihood'], [first]],
    [['--overdue'], []],
    [['--identified-to', '2031-03-09'], [first]],
    [['--found-from', '2031-03-08', '--found-to', '2031-03-08'], [second]],
    [['--found-to', '2031-03-07'], []],
    [['--last-change-from', '2031-03-09', '--last-change-to', '2031-03-11'], [second]],
    [['--due-from', '2031-01-01', '--due-to', '2031-12-31'], []],
    [
      ['--stage', '查摆，初审', '--sort', '登记时间', '--direction', 'asc'],
      [first, second],
    ],
    [['--category', 'gifts', '--as-of', '2031-03-05'], []],
  ])('%j', async (words, expected) => {
    expect(await titles(...words)).toEqual(expected);
  });

  it('shows who is responsible and when it was found', async () => {
    const { out } = await asked('list');
    expect(out).toMatch(/责任人\s+发现日期/);
    expect(out).toMatch(/甲区总工会\s+worker\s+2031-03-08/);
  });

  it('narrows counts down by the same', async () => {
    const { out } = await asked('count', '--by', 'stage', '--category', '违规收送礼品礼金', '--json');
    expect(JSON.parse(out)).toMatchObject({ total: 1 });
    const searched = await asked('count', '--by', 'stage', '--text', '礼金', '--json');
    expect(JSON.parse(searched.out)).toMatchObject({ total: 1 });
  });

  it.each<readonly [readonly string[], number, string]>([
    [['--category', '没有'], 1, 'dining 违规吃喝, funds 经费使用不规范'],
    [['--campaign', '没有'], 1, '作风建设“回头看”'],
    [['--person', 'firstreviewer'], 1, '没有姓名或标识为 firstreviewer 的人员'],
    [['--person', 'first'], 1, '相近的有：firstReviewer'],
    [['--unit', '甲区'], 1, '甲区总工会'],
    [['--handling', '没有'], 2, 'immediate 立行立改, timeLimited 限期整改'],
    [['--sort', '没有'], 2, 'dueOn 期限'],
    [['--due-to', '2031-02-30'], 2, 'YYYY-MM-DD'],
  ])('names what there is: %j', async (words, exitCode, said) => {
    const { code, out, err } = await asked('list', ...words);
    expect([code, out]).toEqual([exitCode, '']);
    expect(err).toContain(said);
  });

  it('says so when more than one person has the name', async () => {
    const again = { name: 'clerk', unit: cast.units.district, roles: ['unitClerk'] };
    const { id = '' } = await done(cast.administrator.post('/people', again));
    const { code, err } = await asked('list', '--person', 'clerk');
    expect(code).toBe(1);
    expect(err).toContain(id);
    expect(err).toContain(cast.people.clerk.id);
  });

  it.each<readonly [readonly string[], readonly string[], readonly string[]]>([
    [
      ['count', '--by', 'category,campaign'],
      ['违规收送礼品礼金', '作风建设“回头看”'],
      ['gifts', 'dining'],
    ],
    [['series', '--by', 'category', '--from', '2031-03-01', '--to', '2031-03-09'], ['违规吃喝'], ['dining']],
    [
      ['show', '2031-0002'],
      ['违规收送礼品礼金', '热线'],
      ['gifts', 'hotline'],
    ],
    [['history', '2031-0002'], [second], ['hotline']],
    [['clock', '2031-0002'], [], ['green']],
  ])('shows no codes to people: %j', async (words, wanted, unwanted) => {
    const { code, out } = await asked(...words);
    expect(code).toBe(0);
    for (const word of wanted) expect(out).toContain(word);
    for (const word of unwanted) expect(out).not.toContain(word);
  });

  it('lacks nothing that the list takes over REST', async () => {
    interface Parameter {
      readonly name: string;
      readonly in: string;
    }
    const { paths } = (await (await fetch(`${office.url}/openapi.json`)).json()) as {
      readonly paths: Readonly<
        Record<string, { readonly get: { readonly parameters: readonly Parameter[] } }>
      >;
    };
    const elsewhere = ['cursor', 'pageSize', 'total'];
    const taken = (paths['/api/v1/problems']?.get.parameters ?? [])
      .filter((parameter) => parameter.in === 'query' && !elsewhere.includes(parameter.name))
      .map(({ name }) => name);
    const { out: help } = await asked('list', '--help');
    const options = taken.map(
      (name) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    );
    expect(options).toContain('--campaign');
    expect(options.filter((option) => !help.includes(`${option} `))).toEqual([]);
  });
});
