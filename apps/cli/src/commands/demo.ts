import { heldRoleLabels } from '@xiaohao/organisation';
import { stageLabels, stages } from '@xiaohao/problem';
import type { Command } from 'commander';
import type { Api } from '../connection/api.js';
import { connect } from '../connection/connect.js';
import { fillDemo, type SampleKey } from '../demo/demo.js';
import { type Language, message } from '../messages.js';
import { print, printJson } from '../output/print.js';
import { progressOf } from '../output/progress.js';
import { table } from '../output/table.js';
import { connectionOf, date, whole } from './global-options.js';

interface Options {
  readonly problems: number;
  readonly seed: number;
  readonly ifEmpty?: boolean;
  readonly from?: string;
}

/** `xiaohao demo`. */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('向虚拟时钟的服务器写入演示数据 / fill a server on the virtual clock with a demo')
    .option('--problems <n>', '问题数量 / how many problems', whole(1, 5_000), 300)
    .option(
      '--seed <n>',
      '种子：相同种子得到相同数据 / the same seed gives the same demo',
      whole(0, 999_999),
      1,
    )
    .option('--if-empty', '台账已有问题时什么也不做 / do nothing when the ledger holds problems')
    .option(
      '--from <date>',
      '专项开始日期；缺省 2024-07-01，时钟已过则从时钟当日起 / the campaign begins; default 2024-07-01, or the date of a clock past it',
      date,
    )
    .action(async (options: Options, command: Command) => {
      const connection = connectionOf(command);
      const api = connect(connection);
      const { lang, json } = connection;
      const progress = progressOf(message(lang, 'filling'));
      const { problems, seed, ifEmpty = false, from } = options;
      const outcome = await fillDemo(api, { problems, seed, ifEmpty, from, lang }, progress).finally(() =>
        progress.end(),
      );
      const counts = await countByStage(api);
      if (json) return printJson({ ...outcome, stages: counts });
      if (outcome.outcome === 'filled') {
        const { keys, ...filled } = outcome;
        print(message(lang, 'filled', filled));
        printKeys(lang, keys);
      } else print(message(lang, outcome.outcome, { total: outcome.problems }));
      const titles = lang === 'zh' ? ['阶段', '数量'] : ['Stage', 'Problems'];
      const rows = stages.map((stage) => [stageLabels[stage][lang], String(counts[stage] ?? 0)]);
      print(
        table(
          titles.map((title) => ({ title })),
          rows,
        ),
      );
    });
}

/** One key a role, to try it with: they are shown here and never again. */
function printKeys(lang: Language, keys: readonly SampleKey[]): void {
  const titles = lang === 'zh' ? ['角色', '人员', '密钥'] : ['Role', 'Person', 'Key'];
  print(message(lang, 'sampleKeys'));
  print(
    table(
      titles.map((title) => ({ title })),
      keys.map(({ role, person, key }) => [heldRoleLabels[role][lang], person, key]),
    ),
  );
}

async function countByStage(api: Api): Promise<Readonly<Record<string, number>>> {
  const counted = await Promise.all(
    stages.map(async (stage) => {
      const path = `/problems?stage=${stage}&pageSize=1&total=true`;
      return [stage, (await api.get<{ readonly total: number }>(path)).total] as const;
    }),
  );
  return Object.fromEntries(counted);
}
