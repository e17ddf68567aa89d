import type { Count } from '@xiaohao/ledger';
import type { Command } from 'commander';
import { askPast } from '../connection/ask-past.js';
import { connect } from '../connection/connect.js';
import { message } from '../messages.js';
import { countedValue, dimensionTitle } from '../output/count-words.js';
import { note, print, printJson } from '../output/print.js';
import { table } from '../output/table.js';
import { wordsOf } from './campaigns.js';
import { type CountOptions, countQuery, withCountOptions } from './count-filter.js';
import { connectionOf } from './global-options.js';
import { namesOf } from './names.js';
import { type PastOptions, pastParams, withPastOptions } from './past-options.js';

type Options = CountOptions & PastOptions;

interface Counts {
  readonly cells: readonly Count[];
  readonly total: number;
}

/** `xiaohao problem count`: by one or two dimensions, today or as of any point. */
export function addProblemCount(problem: Command): void {
  const count = problem
    .command('count')
    .description(
      '统计：按一至两个维度，今天或当时 / counts by one or two dimensions, today or as they stood',
    );
  withPastOptions(withCountOptions(count)).action(async (options: Options, command: Command) => {
    const connection = connectionOf(command);
    const { lang, json } = connection;
    const api = connect(connection);
    const query = await countQuery(api, options, lang);
    for (const [name, value] of Object.entries(pastParams(options))) query.set(name, value);
    const found = await askPast<Counts>(api, `/counts?${query}`, lang);
    if (json) return printJson(found);
    if (found.cells.length === 0) return note(message(lang, 'none'));
    const names = await namesOf(api, ['units', 'campaigns']);
    const words = await wordsOf(api, lang, query.get('campaign') ?? undefined);
    const { by } = options;
    print(
      table(
        [...by.map((one) => ({ title: dimensionTitle(one, lang) })), { title: message(lang, 'count') }],
        found.cells.map(({ values, count: n }) => [
          ...values.map((value, at) => countedValue(by[at] ?? '', value, { names, words, lang })),
          String(n),
        ]),
      ),
    );
    note(message(lang, 'counted', { total: found.total }));
  });
}
