import type { BackTestLine, BackTestVerdict } from '@xiaohao/chase';
import type { RulesSimulation } from '@xiaohao/ledger';
import type { Command } from 'commander';
import { connect } from '../connection/connect.js';
import { Declined } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { type Language, message } from '../messages.js';
import { backTestRow, backTestTitles } from '../output/back-test-row.js';
import { note, print, printJson } from '../output/print.js';
import { table } from '../output/table.js';
import { findProblem } from './find-problem.js';
import { connectionOf, date } from './global-options.js';
import { idOf } from './id-of.js';
import { jsonFile } from './json-file.js';
import { namesOf } from './names.js';

interface Options {
  readonly campaign: string;
  readonly from?: string;
  readonly to?: string;
  readonly problem?: string;
  readonly punctual?: true;
  readonly all?: true;
}

/** `xiaohao rules simulate`: rules of a file tried over what was recorded. */
export function addRulesSimulate(program: Command): void {
  program
    .command('rules')
    .description('专项的规则 / rules of a campaign')
    .command('simulate')
    .description(
      '以拟用规则回测已有记录，不写入任何东西 / try rules over what was recorded; nothing is written',
    )
    .argument('<file>', '规则文件（JSON），与修订时的 rules 相同 / the rules, as for a revision')
    .requiredOption('--campaign <name>', '专项（名称或标识） / the campaign, by name or id')
    .option('--from <date>', '规则自何日起 / from which day the rules hold', date)
    .option('--to <date>', '至何日止 / to which day', date)
    .option('--problem <number>', '只看一个问题 / one problem alone')
    .option('--punctual', '假定时钟从未停摆 / as if the clock had never been away')
    .option('--all', '也列出不变的 / with what stays the same')
    .action(async (file: string, options: Options, command: Command) => {
      const connection = connectionOf(command);
      const { lang, json } = connection;
      const { campaign, from, to, problem: wanted, punctual = false, all = false } = options;
      const rules = read(file, lang);
      const api = connect(connection);
      const of = (await idOf(api, 'campaigns', campaign, lang)) ?? campaign;
      const problem = wanted === undefined ? undefined : await findProblem(api, wanted, lang);
      const pages: RulesSimulation[] = [];
      for (let cursor: string | undefined; ; ) {
        const asked = { rules, from, to, problem, punctual, cursor };
        const path = `/campaigns/${encodeURIComponent(of)}/rules:simulate`;
        const page = await api.post<RulesSimulation>(path, asked, { long: true });
        pages.push(page);
        if (page.next === null) break;
        cursor = page.next;
      }
      const problems = pages.flatMap((page) => page.problems);
      const totals = summed(pages);
      if (json) return printJson({ problems, totals });
      const names = await namesOf(api, ['people']);
      const shown = (lines: readonly BackTestLine[]) =>
        lines.filter(({ verdict }) => all || verdict !== 'same');
      const rows = problems.flatMap(({ number, lines }) =>
        shown(lines).map((line) => backTestRow(number, line, names, lang)),
      );
      if (rows.length > 0)
        print(
          table(
            backTestTitles[lang].map((title) => ({ title })),
            rows,
          ),
        );
      note(message(lang, 'simulated', { problems: problems.length, ...totals }));
    });
}

function summed(pages: readonly RulesSimulation[]): Readonly<Record<BackTestVerdict, number>> {
  const sums = { same: 0, moved: 0, changed: 0, onlyProposed: 0, onlyRecorded: 0 };
  for (const { totals } of pages)
    for (const verdict of Object.keys(sums) as BackTestVerdict[]) sums[verdict] += totals[verdict];
  return sums;
}

/** The rules in a file: by themselves, or as the field `rules` of what a revision takes. */
function read(file: string, lang: Language): unknown {
  const content = jsonFile(file, lang);
  if (content !== undefined) return 'rules' in content ? content['rules'] : content;
  throw new Declined(message(lang, 'fileNotRules', { file }), exitCodes.usage);
}
