import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Connection } from '../connection/connect.js';

/** Help in both languages, as everything that is shown to whoever has not chosen one yet. */
export function withGlobalOptions(program: Command): Command {
  return program
    .addOption(
      new Option('--url <url>', '服务器地址 / the server')
        .env('XIAOHAO_URL')
        .default('http://127.0.0.1:3000'),
    )
    .addOption(
      new Option(
        '--key <key>',
        '密钥；缺省取数据文件夹中的 bootstrap-key / the key; default: the file bootstrap-key in the data folder',
      ).env('XIAOHAO_KEY'),
    )
    .addOption(
      new Option('--lang <language>', '提示语言 / language of messages').choices(['zh', 'en']).default('zh'),
    )
    .option('--json', '输出 JSON / answer in JSON');
}

/** The global options, wherever on the line they stood. */
export const connectionOf = (command: Command): Connection => command.optsWithGlobals<Connection>();

/** An argument that has to be a whole number within its range. */
export const whole =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(
      `应为 ${least} 至 ${most} 的整数 / a whole number from ${least} to ${most}`,
    );
  };

/** An argument that has to be a date. */
export function date(text: string): string {
  const at = new Date(`${text}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text))
    return text;
  throw new InvalidArgumentError('应为日期 / a date YYYY-MM-DD');
}
