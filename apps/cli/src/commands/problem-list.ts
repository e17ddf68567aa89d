import type { ProblemLine, ProblemPage } from '@xiaohao/ledger';
import { stageLabels } from '@xiaohao/problem';
import type { Command } from 'commander';
import type { Api } from '../connection/api.js';
import { askPast } from '../connection/ask-past.js';
import { connect } from '../connection/connect.js';
import { type Language, message } from '../messages.js';
import { note, print, printJson } from '../output/print.js';
import { table } from '../output/table.js';
import { stageCodes } from './count-filter.js';
import { connectionOf, whole } from './global-options.js';
import { namesOf } from './names.js';
import { type PastOptions, pastParams, withPastOptions } from './past-options.js';
import { unitIdOf } from './unit-id.js';

interface Options extends PastOptions {
  readonly stage?: readonly string[];
  readonly unit?: string;
  readonly text?: string;
  readonly overdue?: true;
  readonly limit: number;
}

type Line = ProblemLine & { readonly overdue: boolean };
type Page = Omit<ProblemPage, 'problems'> & { readonly problems: readonly Line[] };

const largestPage = 200;

/** `xiaohao problem list`. */
export function addProblemList(problem: Command): void {
  const list = problem
    .command('list')
    .description('问题清单，今天或当时 / list problems, today or as they stood')
    .option('--stage <stages>', '阶段，逗号分隔，代码或中文 / stages, by code or Chinese name', stageCodes)
    .option('--unit <unit>', '责任单位：标识或名称 / responsible unit, by id or name')
    .option('--text <text>', '检索文字 / text to search for')
    .option('--overdue', '只列已逾期的 / overdue ones only')
    .option('--limit <n>', '最多显示 / at most', whole(1, 100_000), 50);
  withPastOptions(list).action(async (options: Options, command: Command) => {
    const connection = connectionOf(command);
    const { lang, json } = connection;
    const api = connect(connection);
    const names = await namesOf(api, ['units']);
    const { problems, total } = await pages(api, options, await unitIdOf(api, options.unit, lang), lang);
    if (json) return printJson({ problems, total });
    if (problems.length === 0) return note(message(lang, 'none'));
    const titles =
      lang === 'zh'
        ? ['编号', '阶段', '责任单位', '期限', '标题']
        : ['Number', 'Stage', 'Responsible unit', 'Due', 'Title'];
    print(
      table(
        titles.map((title, at) => ({ title, ...(at === 2 ? { most: 26 } : at === 4 ? { most: 60 } : {}) })),
        problems.map((line) => [
          line.number,
          stageLabels[line.stage][lang],
          names(line.unit),
          due(line, lang),
          line.title,
        ]),
      ),
    );
    note(message(lang, 'shown', { shown: problems.length, total }));
  });
}

/** The date that holds, the original one where it was another, and whether it has passed. */
function due({ dueOn, originalDueOn, overdue }: Line, lang: Language): string {
  const dates = dueOn === originalDueOn ? (dueOn ?? '') : `${originalDueOn} → ${dueOn}`;
  return overdue ? `${dates} ${message(lang, 'overdue')}`.trim() : dates;
}

async function pages(
  api: Api,
  { stage = [], text, overdue, limit, ...past }: Options,
  unit: string | undefined,
  lang: Language,
): Promise<{ readonly problems: readonly Line[]; readonly total: number }> {
  const problems: Line[] = [];
  let total = 0;
  for (let cursor: string | null = ''; cursor !== null && problems.length < limit; ) {
    const query = new URLSearchParams({
      total: 'true',
      pageSize: String(Math.min(largestPage, limit)),
      ...pastParams(past),
      ...(unit === undefined ? {} : { unit }),
      ...(text === undefined ? {} : { text }),
      ...(overdue ? { overdue: 'true' } : {}),
      ...(cursor === '' ? {} : { cursor }),
    });
    for (const one of stage) query.append('stage', one);
    const page: Page = await askPast<Page>(api, `/problems?${query}`, lang);
    problems.push(...page.problems);
    total = page.total ?? problems.length;
    cursor = page.next;
  }
  return { problems: problems.slice(0, limit), total };
}
