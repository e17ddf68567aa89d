import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { programs } from '../programs.js';
import { type Answer, Caller, done, refusal } from './caller.js';
import { bootstrapKey, dataFolder, type ServerProcess, startServer } from './server-process.js';

const bom = '\ufeff';
/** 甲区 in GBK, which is no UTF-8. */
const gbk = Uint8Array.from([0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0xbc, 0xd7, 0xc7, 0xf8]);

const unitLines = [
  '名称,类型,上级名称,层级,系统领域,行业',
  '甲区某厂工会,基层工会,甲区总工会,企事业级,工业系统,制造业',
  '示例市总工会,市总工会,,市级,,',
  '甲区总工会,区县总工会,示例市总工会,区县级,,',
  '"=SUM(A1),公司工会",grassrootsUnion,甲区总工会,,,',
];
const peopleLines = [
  'name,unitName,department,profession,roles,from,until',
  '甲区经办人,甲区总工会,办公室,,经办人；联络员,,',
  '甲区负责人,甲区总工会,,,unitHead,2031-01-01,2035-12-31',
  '审核员,示例市总工会,财务部,finance,联合审核员,,',
];

describe('files of units and people', () => {
  const { folder, remove } = dataFolder();
  const office = { url: '' };
  let server: ServerProcess;
  let administrator: Caller;

  const imports = (what: 'units' | 'people', content: readonly string[] | Uint8Array<ArrayBuffer>) =>
    administrator.uploads(
      `${what}.csv`,
      content instanceof Uint8Array ? content : content.join('\r\n'),
      `/organisation/${what}.csv`,
    );
  const exported = async (what: string): Promise<string> =>
    String((await done(administrator.get(`/organisation/${what}.csv`)))['text']);
  const rowsOf = async (asked: Promise<Answer>) => {
    const { body } = await asked;
    return [
      body.code,
      (body['rows'] as readonly { line: number; column: string; code: string }[]).map(
        ({ line, column, code }) => `${line} ${column} ${code}`,
      ),
    ];
  };

  beforeAll(async () => {
    server = await startServer(folder, { XIAOHAO_CLOCK_START: '2031-03-03T01:00:00.000Z' });
    office.url = server.url;
    administrator = new Caller(office, bootstrapKey);
  });
  afterAll(async () => {
    await server.kill();
    remove();
  });

  it('bring units in any order of their parents, with a mark of UTF-8 or without', async () => {
    const [header = '', ...lines] = unitLines;
    const report = await done(imports('units', [`${bom}${header}`, ...lines]));
    expect(report).toMatchObject({ lines: 4, added: 4, changed: 0, unchanged: 0 });
    const { units } = await done(administrator.get('/units'));
    expect(units).toContainEqual(
      expect.objectContaining({
        name: '甲区某厂工会',
        level: 'enterprise',
        field: '工业系统',
        trade: '制造业',
      }),
    );
  });

  it('change nothing a second time, neither as they came nor as they go out', async () => {
    for (const content of [unitLines, (await exported('units')).split('\r\n')]) {
      const { revision } = await done(imports('units', content));
      const again = await done(imports('units', content));
      expect(again).toMatchObject({ lines: 4, added: 0, changed: 0, unchanged: 4, revision });
    }
  });

  it('go out with their mark, and with no cell that a spreadsheet takes for a formula', async () => {
    const answer = await fetch(`${office.url}/api/v1/organisation/units.csv`, {
      headers: { authorization: `Bearer ${bootstrapKey}`, accept: 'text/csv' },
    });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('etag')).toMatch(/^"/);
    expect([...new Uint8Array(await answer.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(await exported('units')).toContain(`"'=SUM(A1),公司工会"`);
  });

  it('rename, move and describe what is named by its id', async () => {
    const lines = (await exported('units')).split('\r\n');
    const changed = lines.map((line) =>
      line.replace('甲区某厂工会', '甲区某总厂工会').replace('制造业', '冶金业'),
    );
    expect(await done(imports('units', changed))).toMatchObject({ changed: 1, unchanged: 3 });
    const { units } = await done(administrator.get('/units'));
    expect(units).toContainEqual(expect.objectContaining({ name: '甲区某总厂工会', trade: '冶金业' }));
  });

  it('bring people with their posts, and change nothing a second time', async () => {
    expect(await done(imports('people', peopleLines))).toMatchObject({ lines: 3, added: 3 });
    expect(await done(imports('people', peopleLines))).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
    const own = (await exported('people')).split('\r\n');
    expect(await done(imports('people', own))).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
    const { people } = await done(administrator.get('/people'));
    expect(people).toContainEqual(
      expect.objectContaining({
        name: '审核员',
        roles: ['panelReviewer'],
        appointments: [expect.objectContaining({ profession: 'finance', department: '财务部' })],
      }),
    );
  });

  it('give somebody another post where the line has other roles', async () => {
    const changed = peopleLines.map((line) => line.replace('经办人；联络员', '经办人'));
    expect(await done(imports('people', changed))).toMatchObject({ changed: 1, unchanged: 2 });
  });

  it('are taken in as a whole or not at all; every fault has its line and column', async () => {
    const before = await exported('units');
    expect(
      await rowsOf(
        imports('units', [
          '名称,类型,上级名称,层级,系统领域',
          '乙区总工会,区县总工会,示例市总工会,',
          '丙区总工会,区总工会,示例市总工会,',
          ',区县总工会,示例市总工会,',
          '丁区总工会,区总工会,不存在的单位,',
          '戊区总工会,区总工会,示例市总工会,省级',
          '甲区总工会,区县总工会,示例市总工会,',
          '甲区总工会,区县总工会,示例市总工会,,乙行业',
          '己区总工会,区总工会,示例市总工会,,,多出的',
          '庚区\u0007总工会,区县总工会,示例市总工会,',
          '辛区某厂工会,基层工会,乙区总工会,,,多出的',
          '壬区某厂工会,基层工会,庚区总工会,',
        ]),
      ),
    ).toEqual([
      'ImportRefused',
      [
        '3 kind LabelUnknown',
        '4 name Missing',
        '5 kind LabelUnknown',
        '5 parentName ParentUnknown',
        '6 kind LabelUnknown',
        '6 level LabelUnknown',
        '8 name LineRepeated',
        '9 field CellsTooMany',
        '9 kind LabelUnknown',
        '10 name ControlCharacter',
        '11 field CellsTooMany',
      ],
    ]);
    expect(await exported('units')).toBe(before);
    expect(
      await rowsOf(
        imports('people', [
          '标识,姓名,单位名称,角色,任职开始,任职结束',
          ',新人,甲区总工会,三员,,',
          ',新人,没有的单位,经办人,,',
          ',新人,甲区总工会,系统管理员；审批人,,',
          ',新人二,甲区总工会,经办人,2031-02-30,',
          ',新人三,甲区总工会,经办人,,2031-01-01',
          ',甲区负责人,甲区总工会,单位主要负责人,,',
        ]),
      ),
    ).toEqual([
      'ImportRefused',
      [
        '2 roles LabelUnknown',
        '3 unitName UnitOfPersonUnknown',
        '4 roles AdministratorActsNot',
        '5 from NotADate',
        '6 until EndsBeforeItBegins',
        '7 until LastDayFixed',
      ],
    ]);
  });

  it.each<[string, readonly string[] | Uint8Array<ArrayBuffer>, string]>([
    ['GBK', gbk, 'FileNotUtf8'],
    ['nothing', [''], 'FileEmpty'],
    ['half a quotation', ['名称,类型', '"甲'], 'FileNotCsv'],
    ['headings that are not known', ['名称,类型,颜色', 'a,机构,红'], 'ImportRefused'],
    ['headings that are missing', ['名称', 'a'], 'ImportRefused'],
    ['a control character', ['名称,类型', 'a\u0007,机构'], 'ImportRefused'],
    ['too many cells', ['名称,类型', 'a,机构,b'], 'ImportRefused'],
  ])('that are %s are refused', async (_, content, code) => {
    expect((await refusal(imports('units', content))).slice(0, 2)).toEqual([422, code]);
  });

  it('take a few hundred lines at once, and say when they are too many', async () => {
    const many = (count: number, name: string) => [
      '名称,类型,上级名称,系统领域,行业',
      ...Array.from(
        { length: count },
        (_, n) => `${name}${n},基层工会,甲区总工会,${'系'.repeat(40)},${'业'.repeat(40)}`,
      ),
    ];
    expect(await done(imports('units', many(500, '多')))).toMatchObject({ added: 500 });
    expect((await refusal(imports('units', many(501, '过多')))).slice(0, 2)).toEqual([422, 'TooManyChanges']);
  });

  it('go out and come in at the command line, which tells the place of every fault', () => {
    const xiaohao = (...args: readonly string[]) => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [programs.xiaohao, '--url', office.url, '--key', bootstrapKey, 'organisation', ...args],
        { encoding: 'utf8' },
      );
      return { status, said: stdout + stderr };
    };
    const file = join(folder, '人员.csv');
    expect(xiaohao('export', 'people', '--out', file).status).toBe(0);
    expect(xiaohao('import', 'people', file)).toMatchObject({
      status: 0,
      said: expect.stringContaining('3 行：新增 0，更改 0，未变 3'),
    });
    expect(xiaohao('export', 'people').said).toContain('审核员');
    writeFileSync(file, '姓名,单位名称,角色\n新人,甲区总工会,国王\n');
    expect(xiaohao('import', 'people', file)).toMatchObject({
      status: 1,
      said: expect.stringContaining('/2/roles: 第 2 行“角色”：应为下列之一'),
    });
    expect(xiaohao('import', 'people', join(folder, '没有')).status).toBe(2);
  });

  it('come from administrators alone', async () => {
    const nobody = new Caller(office);
    expect((await nobody.uploads('units.csv', 'x', '/organisation/units.csv')).status).toBe(401);
  });
});
