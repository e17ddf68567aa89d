import type { Count } from '@xiaohao/ledger';
import { stageLabels } from '@xiaohao/problem';
import type { Command } from 'commander';
import { connect } from '../connection/connect.js';
import { message } from '../messages.js';
import { countedValue, dimensionTitle } from '../output/count-words.js';
import { note, print, printJson } from '../output/print.js';
import { table } from '../output/table.js';
import { wordsOf } from './campaigns.js';
import { coded } from './coded.js';
import { dimensions } from './count-filter.js';
import { connectionOf, date } from './global-options.js';
import { idOf } from './id-of.js';
import { namesOf } from './names.js';
import { reasonCode } from './term-code.js';

interface Options {
  readonly by: readonly string[];
  readonly campaign?: string;
  readonly unit?: string;
  readonly reviewer?: string;
  readonly level?: string;
  readonly reason?: string;
  readonly from?: string;
  readonly to?: string;
}

interface Counts {
  readonly cells: readonly Count[];
  readonly total: number;
}

const { firstReview, secondReview } = stageLabels;

/** `xiaohao problem returns`: how often the reviews sent something back, by unit, reason, level. */
export function addProblemReturns(problem: Command): void {
  problem
    .command('returns')
    .description('退回返工统计：按一至两个维度 / returns for rework, counted by one or two dimensions')
    .requiredOption(
      '--by <dimensions>',
      '统计维度，一至两个，逗号分隔：unit, reason, level, category, campaign, round / one or two dimensions',
      dimensions,
    )
    .option('--campaign <campaign>', '专项：标识或名称 / campaign, by id or name')
    .option('--unit <unit>', '责任单位及其下级：标识或名称 / unit with those under it, by id or name')
    .option('--reviewer <person>', '审核人：标识或姓名 / reviewer, by id or name')
    .option(
      '--level <level>',
      '审核级次：初审、复审 / first or second review',
      coded({ firstReview, secondReview }),
    )
    .option('--reason <reason>', '退回原因：代码或名称 / reason, by code or name')
    .option('--from <date>', '退回不早于 / returned on or after', date)
    .option('--to <date>', '退回不晚于 / returned on or before', date)
    .action(async ({ by, level, from, to, ...named }: Options, command: Command) => {
      const connection = connectionOf(command);
      const { lang, json } = connection;
      const api = connect(connection);
      const campaign = await idOf(api, 'campaigns', named.campaign, lang);
      const unit = await idOf(api, 'units', named.unit, lang);
      const reviewer = await idOf(api, 'people', named.reviewer, lang);
      const reason = await reasonCode(api, named.reason, campaign, lang);
      const query = new URLSearchParams(by.map((one): [string, string] => ['by', one]));
      const asked = { campaign, unit, reviewer, level, reason, from, to };
      for (const [name, value] of Object.entries(asked)) if (value !== undefined) query.set(name, value);
      const found = await api.get<Counts>(`/counts/returns?${query}`);
      if (json) return printJson(found);
      if (found.cells.length === 0) return note(message(lang, 'noReturns'));
      const names = await namesOf(api, ['units', 'campaigns']);
      const words = await wordsOf(api, lang, campaign);
      print(
        table(
          [...by.map((one) => ({ title: dimensionTitle(one, lang) })), { title: message(lang, 'count') }],
          found.cells.map(({ values, count }) => [
            ...values.map((value, at) => countedValue(by[at] ?? '', value, { names, words, lang })),
            String(count),
          ]),
        ),
      );
      note(message(lang, 'returnsCounted', { total: found.total }));
    });
}
