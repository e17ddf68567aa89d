import { stageLabels, vocabularyLabels } from '@xiaohao/problem';
import type { Command } from 'commander';
import type { Api } from '../connection/api.js';
import type { Language } from '../messages.js';
import { coded, codedList } from './coded.js';
import { date } from './global-options.js';
import { idOf } from './id-of.js';
import { categoryCode } from './term-code.js';

/** Filters by a code of the vocabulary, under the names that the server has for them. */
const codes = {
  source: ['来源', 'source', vocabularyLabels.sourceChannels],
  discovery: ['发现方式', 'discovery', vocabularyLabels.discoveryMethods],
  checklist: ['对照清单', 'checklist', vocabularyLabels.checklistKinds],
  handling: ['整改类型', 'handling', vocabularyLabels.handlingKinds],
  difficulty: ['难度', 'difficulty', vocabularyLabels.difficulties],
  severity: ['严重程度', 'severity', vocabularyLabels.severities],
  ownerKind: ['责任主体', 'kind of owner', vocabularyLabels.ownerKinds],
  secrecy: ['知悉范围', 'secrecy', vocabularyLabels.secrecyLevels],
} as const;

/** Filters by a date, both ends inclusive. */
const dates = {
  foundFrom: ['发现不早于', 'found on or after'],
  foundTo: ['发现不晚于', 'found on or before'],
  identifiedFrom: ['登记不早于', 'identified on or after'],
  identifiedTo: ['登记不晚于', 'identified on or before'],
  lastChangeFrom: ['最近变动不早于', 'last changed on or after'],
  lastChangeTo: ['最近变动不晚于', 'last changed on or before'],
  dueFrom: ['期限不早于', 'due on or after'],
  dueTo: ['期限不晚于', 'due on or before'],
} as const;

type Plain = keyof typeof codes | keyof typeof dates;

/** Which problems a list or a count is about. */
export interface FilterOptions extends Partial<Readonly<Record<Plain, string>>> {
  readonly campaign?: string;
  readonly stage?: readonly string[];
  readonly unit?: string;
  readonly category?: string;
  readonly person?: string;
  readonly livelihood?: boolean;
  readonly overdue?: true;
  readonly overdueAgainstOriginal?: true;
  readonly checklistEntry?: string;
  readonly text?: string;
}

const plain = [...Object.keys(codes), ...Object.keys(dates)] as readonly Plain[];

/** `lastChangeFrom` → `--last-change-from`. */
const flagOf = (name: string): string =>
  `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Every filter that the server takes. */
export function withFilterOptions(command: Command): Command {
  command
    .option('--text <text>', '检索文字 / text to search for')
    .option('--campaign <campaign>', '专项：标识或名称 / campaign, by id or name')
    .option(
      '--stage <stages>',
      '阶段，逗号分隔，代码或中文 / stages, by code or Chinese name',
      codedList(stageLabels),
    )
    .option('--unit <unit>', '责任单位及其下级：标识或名称 / unit with those under it, by id or name')
    .option('--category <category>', '类别：代码或名称 / category, by code or name')
    .option(
      '--person <person>',
      '责任领导、责任人或措施责任人：标识或姓名 / responsible or accountable person, by id or name',
    );
  for (const [name, [zh, en, labels]] of Object.entries(codes))
    command.option(
      `${flagOf(name)} <code>`,
      `${zh}，代码或中文 / ${en}, by code or Chinese name`,
      coded(labels),
    );
  command
    .option('--checklist-entry <code>', '清单条目的代码 / code of an entry of a checklist')
    .option('--livelihood', '只要民生问题 / those about livelihood only')
    .option('--no-livelihood', '不要民生问题 / without those about livelihood')
    .option('--overdue', '只要当日已逾期的 / those overdue on the day only')
    .option(
      '--overdue-against-original',
      '只要按原期限（延期前）当日已逾期的 / those overdue on the day against the dates before any extension only',
    );
  for (const [name, [zh, en]] of Object.entries(dates))
    command.option(`${flagOf(name)} <date>`, `${zh} / ${en}`, date);
  return command;
}

/** The parameters that ask for it. @throws Declined where a name stands for nothing */
export async function filterQuery(
  api: Api,
  options: FilterOptions,
  lang: Language,
): Promise<URLSearchParams> {
  const query = new URLSearchParams();
  const ask = (name: string, value: string | boolean | undefined): void => {
    if (value !== undefined) query.append(name, String(value));
  };
  const campaign = await idOf(api, 'campaigns', options.campaign, lang);
  ask('campaign', campaign);
  ask('unit', await idOf(api, 'units', options.unit, lang));
  ask('person', await idOf(api, 'people', options.person, lang));
  ask('category', await categoryCode(api, options.category, campaign, lang));
  for (const name of plain) ask(name, options[name]);
  ask('livelihood', options.livelihood);
  ask('checklistEntry', options.checklistEntry);
  ask('overdue', options.overdue);
  ask('overdueAgainstOriginal', options.overdueAgainstOriginal);
  ask('text', options.text);
  for (const one of options.stage ?? []) ask('stage', one);
  return query;
}
