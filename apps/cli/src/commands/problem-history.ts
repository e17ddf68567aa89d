import { type Label, vocabularyLabels } from '@xiaohao/problem';
import type { Command } from 'commander';
import { connect } from '../connection/connect.js';
import type { Language } from '../messages.js';
import { actingFor } from '../output/acting-for.js';
import { localTime } from '../output/local-time.js';
import { print, printJson } from '../output/print.js';
import { table } from '../output/table.js';
import { findProblem } from './find-problem.js';
import { connectionOf } from './global-options.js';
import { namesOf } from './names.js';
import { wholeRecord } from './whole-record.js';

/** `xiaohao problem history`. */
export function addProblemHistory(problem: Command): void {
  problem
    .command('history')
    .description('一个问题的全部历史 / everything that happened to one problem')
    .argument('<number>', '编号或标识 / its number or id')
    .action(async (wanted: string, _options: unknown, command: Command) => {
      const connection = connectionOf(command);
      const { lang, json } = connection;
      const api = connect(connection);
      const id = await findProblem(api, wanted, lang);
      const events = await wholeRecord(api, `/problems/${id}`);
      if (json) return printJson({ problem: id, events });
      const names = await namesOf(api, ['people']);
      const titles =
        lang === 'zh'
          ? ['版本', '记录时间', '事项', '办理人', '内容']
          : ['Rev.', 'Recorded', 'Event', 'By', 'Content'];
      print(
        table(
          titles.map((title, at) => ({ title, ...(at === 4 ? { most: 60 } : {}) })),
          events.map((event) => [
            event.revision,
            localTime(event.recordedAt),
            event.meaning[lang],
            actingFor(names(event.actor.id), event.actor.onBehalfOf && names(event.actor.onBehalfOf), lang),
            gistOf(event.data, lang),
          ]),
        ),
      );
    });
}

const telling = [
  'title',
  'text',
  'ground',
  'answer',
  'done',
  'result',
  'findings',
  'supplementaryRequirement',
  'opinion',
  'description',
  'closingNumber',
  'filingNumber',
  'note',
  'plan',
  'channel',
];

/** The first text in an event that tells what it was about: its own before one within. */
function gistOf(data: Readonly<Record<string, unknown>>, lang: Language): string {
  const within = Object.values(data).filter(isObject);
  for (const where of [[data], within])
    for (const name of telling)
      for (const one of where) {
        const value = one[name];
        if (typeof value === 'string') return name === 'channel' ? (channels[value]?.[lang] ?? value) : value;
      }
  return within.map((one) => gistOf(one, lang)).find((gist) => gist !== '') ?? '';
}

const channels: Readonly<Record<string, Label>> = vocabularyLabels.sourceChannels;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
