import type { TodoLine } from '@xiaohao/ledger';
import { type Label, obligationLabels } from '@xiaohao/problem';
import type { Command } from 'commander';
import { connect } from '../connection/connect.js';
import { message } from '../messages.js';
import { localTime } from '../output/local-time.js';
import { note, print, printJson } from '../output/print.js';
import { table } from '../output/table.js';
import { wordsOf } from './campaigns.js';
import { connectionOf, date, whole } from './global-options.js';

interface Options {
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
}

const titles = {
  zh: ['触发时刻', '编号', '事项', '规则', '期限', '标题'],
  en: ['At', 'Number', 'Owed', 'Rule', 'Due date', 'Title'],
} as const;

const obligations: Readonly<Record<string, Label>> = obligationLabels;

/** `xiaohao todo`: what is due when. */
export function addTodo(program: Command): void {
  program
    .command('todo')
    .description('待办：何事何时到期 / what is due when')
    .option('--from <date>', '自何日起 / from', date)
    .option('--to <date>', '至何日止 / until, inclusive', date)
    .option('--limit <n>', '最多显示 / at most', whole(1, 200), 50)
    .action(async ({ from, to, limit }: Options, command: Command) => {
      const connection = connectionOf(command);
      const { lang, json } = connection;
      const query = new URLSearchParams({ pageSize: String(limit) });
      if (from !== undefined) query.set('from', from);
      if (to !== undefined) query.set('to', to);
      const api = connect(connection);
      const page = await api.get<{ readonly rows: readonly TodoLine[] }>(`/todos?${query}`);
      if (json) return printJson(page);
      if (page.rows.length === 0) return note(message(lang, 'nothingTodo'));
      const words = await wordsOf(api, lang);
      print(
        table(
          titles[lang].map((title, at) => ({ title, ...(at === 5 ? { most: 50 } : {}) })),
          page.rows.map((row) => [
            localTime(row.at),
            row.number,
            obligations[row.obligation]?.[lang] ?? row.obligation,
            words.rule(row.rule),
            row.dueOn,
            row.title,
          ]),
        ),
      );
    });
}
