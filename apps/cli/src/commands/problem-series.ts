import { type Command, Option } from 'commander';
import type { Api } from '../connection/api.js';
import { askPast } from '../connection/ask-past.js';
import { connect } from '../connection/connect.js';
import { type Language, message } from '../messages.js';
import { print, printJson } from '../output/print.js';
import { progressOf } from '../output/progress.js';
import { type Step, seriesTable } from '../output/series-table.js';
import { wordsOf } from './campaigns.js';
import { type CountOptions, countQuery, withCountOptions } from './count-filter.js';
import { connectionOf, date } from './global-options.js';
import { namesOf } from './names.js';

type Options = CountOptions & {
  readonly from: string;
  readonly to: string;
  readonly every: string;
  readonly knownAt?: string;
};

interface Page {
  readonly steps: readonly Step[];
  readonly left: number;
  readonly next: string | null;
}

/** Steps in one request, so that it can be told how far it is. */
const stepsAtOnce = '8';

/** `xiaohao problem series`: any metric over any past range, worked out anew from what was recorded. */
export function addProblemSeries(problem: Command): void {
  const series = problem
    .command('series')
    .description(
      '一段时间内逐期统计，含期内新增、销号、复号、撤回、并入 / counts at the end of each step of a range, and what moved in it',
    )
    .requiredOption('--from <date>', '第一天 / first day', date)
    .requiredOption('--to <date>', '最后一天 / last day', date)
    .addOption(
      new Option('--every <length>', '每期：日、周、月 / a day, a week, a month')
        .choices(['day', 'week', 'month'])
        .default('month'),
    )
    .option('--known-at <point>', '按当时所知 / as known at that point');
  withCountOptions(series).action(async (options: Options, command: Command) => {
    const connection = connectionOf(command);
    const { lang, json } = connection;
    const api = connect(connection);
    const query = await countQuery(api, options, lang);
    query.set('every', options.every);
    query.set('to', options.to);
    query.set('steps', stepsAtOnce);
    if (options.knownAt !== undefined) query.set('knownAt', options.knownAt);
    const steps = await allSteps(api, query, options.from, lang);
    if (json) return printJson({ steps });
    const names = await namesOf(api, ['units', 'campaigns']);
    const words = await wordsOf(api, lang, query.get('campaign') ?? undefined);
    print(seriesTable(steps, options.by, { names, words, lang }));
  });
}

async function allSteps(
  api: Api,
  query: URLSearchParams,
  from: string,
  lang: Language,
): Promise<readonly Step[]> {
  const steps: Step[] = [];
  const progress = progressOf(message(lang, 'counting'));
  for (let next: string | null = from; next !== null; ) {
    query.set('from', next);
    const page: Page = await askPast<Page>(api, `/counts/series?${query}`, lang);
    steps.push(...page.steps);
    progress.at(steps.length, steps.length + page.left);
    next = page.next;
  }
  progress.end();
  return steps;
}
