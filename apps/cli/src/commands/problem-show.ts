import type { ProblemDocument } from '@xiaohao/ledger';
import type { Command } from 'commander';
import { connect } from '../connection/connect.js';
import { describeProblem } from '../output/describe-problem.js';
import { print, printJson } from '../output/print.js';
import { wordsOf } from './campaigns.js';
import { findProblem } from './find-problem.js';
import { connectionOf } from './global-options.js';
import { namesOf } from './names.js';

/** `xiaohao problem show`. */
export function addProblemShow(problem: Command): void {
  problem
    .command('show')
    .description('一个问题的全部内容 / one problem, whole')
    .argument('<number>', '编号或标识 / its number or id')
    .action(async (wanted: string, _options: unknown, command: Command) => {
      const connection = connectionOf(command);
      const { lang, json } = connection;
      const api = connect(connection);
      const id = await findProblem(api, wanted, lang);
      const document = await api.get<ProblemDocument>(`/problems/${id}`);
      if (json) return printJson(document);
      const names = await namesOf(api, ['units', 'people']);
      const words = await wordsOf(api, lang, document.campaign);
      print(describeProblem(document, { names, words, lang }));
    });
}
