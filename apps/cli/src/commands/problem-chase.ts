import type { SuppressionReason } from '@xiaohao/chase';
import type { ChaseOfProblem } from '@xiaohao/ledger';
import type { Command } from 'commander';
import { connect } from '../connection/connect.js';
import { type Language, message } from '../messages.js';
import { localTime } from '../output/local-time.js';
import { note, print, printJson } from '../output/print.js';
import { table } from '../output/table.js';
import { wordsOf } from './campaigns.js';
import { findProblem } from './find-problem.js';
import { connectionOf } from './global-options.js';
import { namesOf } from './names.js';

type Outcome = ChaseOfProblem['outcomes'][number];

const kinds: Readonly<Record<Outcome['kind'], { readonly zh: string; readonly en: string }>> = {
  reminder: { zh: '提醒', en: 'reminder' },
  overdue: { zh: '逾期', en: 'overdue' },
  suppressed: { zh: '未发', en: 'not sent' },
  proposed: { zh: '拟发', en: 'proposed' },
  escalation: { zh: '发出', en: 'issued' },
  declined: { zh: '不予签发', en: 'declined' },
  noResponse: { zh: '未回复', en: 'no response' },
};

const titles = {
  zh: ['应办时刻', '记录时刻', '结果', '名称', '期限', '收件人', '签收', '回复或原因'],
  en: ['Due', 'Recorded', 'Outcome', 'Name', 'Due date', 'To', 'Received', 'Answer or reason'],
} as const;

/** Why the clock did not do it, or what a person said. */
const reasonOf = ({ kind, reason }: Outcome, lang: Language): string =>
  kind === 'suppressed' && reason !== null
    ? message(lang, `suppressed.${reason as SuppressionReason}`)
    : (reason ?? '');

/** `xiaohao problem chase`: the chase ledger, first what came of what was due, then what is planned. */
export function addProblemChase(problem: Command): void {
  problem
    .command('chase')
    .description('一个问题的催办台账 / the chase ledger of a problem')
    .argument('<number>', '编号或标识 / its number or id')
    .action(async (wanted: string, _options: unknown, command: Command) => {
      const connection = connectionOf(command);
      const { lang, json } = connection;
      const api = connect(connection);
      const id = await findProblem(api, wanted, lang);
      const chase = await api.get<ChaseOfProblem>(`/problems/${id}/chase`);
      if (json) return printJson(chase);
      const names = await namesOf(api, ['people']);
      const words = await wordsOf(api, lang);
      const done = chase.outcomes.map((one) => [
        localTime(one.at),
        localTime(one.recordedAt),
        kinds[one.kind][lang],
        one[lang] ?? words.rule(one.rule),
        one.dueOn,
        one.receivers.map(({ person }) => names(person)).join(' '),
        one.receipts.map(({ person }) => names(person)).join(' '),
        one.answer?.text ?? reasonOf(one, lang),
      ]);
      const planned = chase.planned.map((one) => [
        localTime(one.at),
        '',
        message(lang, 'chasePlanned'),
        words.rule(one.rule),
        one.dueOn,
        '',
        '',
        '',
      ]);
      if (done.length + planned.length === 0) return note(message(lang, 'nothingChased'));
      print(
        table(
          titles[lang].map((title, at) => ({ title, ...(at >= 5 ? { most: 30 } : {}) })),
          [...done, ...planned],
        ),
      );
    });
}
