import type { ProblemLine, ProblemPage, ProblemSort } from '@xiaohao/ledger';
import { type Label, stageLabels } from '@xiaohao/problem';
import { type Command, Option } from 'commander';
import type { Api } from '../connection/api.js';
import { askPast } from '../connection/ask-past.js';
import { connect } from '../connection/connect.js';
import { type Language, message } from '../messages.js';
import { note, print, printJson } from '../output/print.js';
import { table } from '../output/table.js';
import { coded } from './coded.js';
import { connectionOf, whole } from './global-options.js';
import { namesOf } from './names.js';
import { type PastOptions, withPastOptions } from './past-options.js';
import { type FilterOptions, filterQuery, withFilterOptions } from './problem-filter.js';

interface Options extends FilterOptions, PastOptions {
  readonly sort?: string;
  readonly direction?: string;
  readonly limit: number;
}

type Line = ProblemLine & { readonly overdue: boolean };
type Page = Omit<ProblemPage, 'problems'> & { readonly problems: readonly Line[] };

const largestPage = 200;

const sorts: Readonly<Record<ProblemSort, Label>> = {
  number: { zh: '编号', en: 'number' },
  dueOn: { zh: '期限', en: 'due date' },
  identifiedAt: { zh: '登记时间', en: 'identified at' },
  lastEventAt: { zh: '最近变动', en: 'last change' },
};

const columns: readonly (Label & { readonly most?: number })[] = [
  { zh: '编号', en: 'Number' },
  { zh: '阶段', en: 'Stage' },
  { zh: '责任单位', en: 'Responsible unit', most: 26 },
  { zh: '责任人', en: 'Responsible', most: 26 },
  { zh: '发现日期', en: 'Found' },
  { zh: '期限', en: 'Due' },
  { zh: '标题', en: 'Title', most: 60 },
];

/** `xiaohao problem list`. */
export function addProblemList(problem: Command): void {
  const list = problem
    .command('list')
    .description('问题清单，今天或当时 / list problems, today or as they stood')
    .option('--sort <order>', `排序 / order: ${Object.keys(sorts).join(', ')}`, coded(sorts))
    .addOption(
      new Option('--direction <way>', '升序或降序 / ascending or descending; default: desc').choices([
        'asc',
        'desc',
      ]),
    )
    .option('--limit <n>', '最多显示 / at most', whole(1, 100_000), 50);
  withPastOptions(withFilterOptions(list)).action(async (options: Options, command: Command) => {
    const connection = connectionOf(command);
    const { lang, json } = connection;
    const api = connect(connection);
    const { problems, total } = await pages(api, options, lang);
    if (json) return printJson({ problems, total });
    if (problems.length === 0) return note(message(lang, 'none'));
    const names = await namesOf(api, ['units', 'people']);
    print(
      table(
        columns.map(({ [lang]: title, most }) => ({ title, ...(most === undefined ? {} : { most }) })),
        problems.map((line) => [
          line.number,
          stageLabels[line.stage][lang],
          names(line.unit),
          responsible(line).map(names).join(' '),
          line.foundOn ?? '',
          due(line, lang),
          line.title,
        ]),
      ),
    );
    note(message(lang, 'shown', { shown: problems.length, total }));
  });
}

/** Who answers for the problem and for its measures. */
const responsible = ({ person, measurePeople }: Line): readonly string[] => [
  ...new Set([...(person === null ? [] : [person]), ...measurePeople]),
];

/** The date that holds, the original one where it was another, and whether it has passed. */
function due({ dueOn, originalDueOn, overdue }: Line, lang: Language): string {
  const dates = dueOn === originalDueOn ? (dueOn ?? '') : `${originalDueOn} → ${dueOn}`;
  return overdue ? `${dates} ${message(lang, 'overdue')}`.trim() : dates;
}

async function pages(
  api: Api,
  { sort, direction, limit, asOf, knownAt, ...filter }: Options,
  lang: Language,
): Promise<{ readonly problems: readonly Line[]; readonly total: number }> {
  const problems: Line[] = [];
  let total = 0;
  const query = await filterQuery(api, filter, lang);
  const asked = { sort, direction, asOf, knownAt };
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) query.set(name, value);
  query.set('total', 'true');
  query.set('pageSize', String(Math.min(largestPage, limit)));
  for (let cursor: string | null = ''; cursor !== null && problems.length < limit; ) {
    if (cursor !== '') query.set('cursor', cursor);
    const page: Page = await askPast<Page>(api, `/problems?${query}`, lang);
    problems.push(...page.problems);
    total = page.total ?? problems.length;
    cursor = page.next;
  }
  return { problems: problems.slice(0, limit), total };
}
