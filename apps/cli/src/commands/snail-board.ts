import { randomUUID } from 'node:crypto';
import type { PostingRow } from '@xiaohao/ledger';
import { type Command, InvalidArgumentError } from 'commander';
import type { Api } from '../connection/api.js';
import { connect } from '../connection/connect.js';
import { type Language, message } from '../messages.js';
import { note, print, printJson } from '../output/print.js';
import { table } from '../output/table.js';
import { connectionOf } from './global-options.js';
import { idOf } from './id-of.js';
import { namesOf } from './names.js';

interface OnCampaign {
  readonly campaign: string;
}

const titles = {
  zh: ['月份', '单位', '登榜', '事由', '通知', '申辩期限', '申辩', '下榜', '下榜事由', '条目'],
  en: ['Month', 'Unit', 'Posted', 'Ground', 'Told', 'Answer by', 'Answer', 'Off', 'Ground', 'Entry'],
} as const;

/** A month as the board has it. */
function month(text: string): string {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  throw new InvalidArgumentError('应为月份 / a month YYYY-MM');
}

/** `xiaohao snail-board show|post|answer|exit`: 蜗牛榜 of one campaign. */
export function addSnailBoard(program: Command): void {
  const board = program.command('snail-board').description('蜗牛榜 / the snail board');
  const on = (name: string): Command =>
    board
      .command(name)
      .requiredOption('--campaign <name>', '专项（名称或标识） / the campaign, by name or id');
  on('show')
    .description('一个月或各月的榜，新的在前 / the board of one month or of all, the latest first')
    .option('--period <month>', '月份 YYYY-MM / a month', month)
    .action(async ({ period, ...of }: OnCampaign & { readonly period?: string }, command: Command) => {
      const connection = connectionOf(command);
      const { lang, json } = connection;
      const api = connect(connection);
      const query = period === undefined ? '' : `?period=${period}`;
      const found = await api.get<{ readonly entries: readonly PostingRow[] }>(
        `${await pathOf(api, of, lang)}${query}`,
      );
      if (json) return printJson(found);
      if (found.entries.length === 0) return note(message(lang, 'emptyBoard'));
      const names = await namesOf(api, ['units', 'people']);
      print(
        table(
          titles[lang].map((title, at) => ({ title, ...([3, 6, 8].includes(at) ? { most: 30 } : {}) })),
          found.entries.map((entry) => [
            entry.period,
            names(entry.unit),
            entry.postedOn,
            entry.ground,
            entry.unitHeads.map(names).join(' '),
            entry.answerDueOn,
            entry.answer?.text ?? '',
            entry.exitOn ?? '',
            entry.exitGround ?? '',
            entry.entry,
          ]),
        ),
      );
    });
  const say = async (
    command: Command,
    of: OnCampaign,
    where: readonly string[],
    said: Readonly<Record<string, string>>,
  ): Promise<void> => {
    const connection = connectionOf(command);
    const api = connect(connection);
    const unit = await idOf(api, 'units', said['unit'], connection.lang);
    const body = { ...said, ...(unit === undefined ? {} : { unit }) };
    const path = await pathOf(api, of, connection.lang, ...where);
    const answer = await api.post<object>(path, body, { idempotencyKey: randomUUID() });
    if (connection.json) return printJson(answer);
    note(message(connection.lang, 'noticeRecorded'));
  };
  on('post')
    .description('登榜；该单位主要负责人随即得到通知 / post a unit; its heads are told')
    .argument('<unit>', '单位（名称或标识） / the unit, by name or id')
    .argument('<ground>', '事由 / ground')
    .requiredOption('--period <month>', '月份 YYYY-MM / the month that it is for', month)
    .action((unit: string, ground: string, of: OnCampaign & { readonly period: string }, command: Command) =>
      say(command, of, [], { unit, period: of.period, ground }),
    );
  on('answer')
    .description('申辩，由该单位的人提出 / answer an entry, by people of the unit')
    .argument('<entry>', '条目 / the entry')
    .argument('<text>', '申辩内容 / the answer')
    .action((entry: string, answer: string, of: OnCampaign, command: Command) =>
      say(command, of, [entry, 'answer'], { answer }),
    );
  on('exit')
    .description('下榜 / take a unit off')
    .argument('<entry>', '条目 / the entry')
    .argument('<ground>', '下榜事由 / ground')
    .action((entry: string, ground: string, of: OnCampaign, command: Command) =>
      say(command, of, [entry, 'exit'], { ground }),
    );
}

async function pathOf(
  api: Api,
  { campaign }: OnCampaign,
  lang: Language,
  ...more: readonly string[]
): Promise<string> {
  const of = (await idOf(api, 'campaigns', campaign, lang)) ?? campaign;
  return ['', 'campaigns', of, 'snail-board', ...more].map(encodeURIComponent).join('/');
}
