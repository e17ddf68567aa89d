import type { Command } from 'commander';
import { connect } from '../connection/connect.js';
import { describeClock, type ShownClock } from '../output/describe-clock.js';
import { print, printJson } from '../output/print.js';
import { wordsOf } from './campaigns.js';
import { findProblem } from './find-problem.js';
import { connectionOf } from './global-options.js';

/** `xiaohao problem clock`. */
export function addProblemClock(problem: Command): void {
  problem
    .command('clock')
    .description('一个问题的各项期限与逐日推算 / what is due when, and day by day why then')
    .argument('<number>', '编号或标识 / its number or id')
    .option('--brief', '不列逐日推算 / without the days')
    .action(async (wanted: string, { brief = false }: { readonly brief?: boolean }, command: Command) => {
      const connection = connectionOf(command);
      const { lang, json } = connection;
      const api = connect(connection);
      const id = await findProblem(api, wanted, lang);
      const clock = await api.get<ShownClock>(`/problems/${id}/clock?explain=${!brief}`);
      if (json) return printJson(clock);
      print(describeClock(clock, await wordsOf(api, lang), lang));
    });
}
