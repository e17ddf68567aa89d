import type { Command } from 'commander';
import { type Language, message } from '../messages.js';
import { type CopyOutcome, copyLog } from '../moving/copy-log.js';
import { aMinute, keepTrying, type Patience } from '../moving/keep-trying.js';
import { inWords } from '../moving/moving-faults.js';
import {
  mustBeApart,
  mustNotBeOfAnother,
  NoLog,
  openToRead,
  openToWrite,
  shown,
} from '../moving/open-log.js';
import { note, print, printJson } from '../output/print.js';
import { progressOf } from '../output/progress.js';
import { connectionOf } from './global-options.js';

interface Options {
  readonly from: string;
  readonly to: string;
  readonly fromPrefix: string;
  readonly toPrefix: string;
}

/** `xiaohao events copy`. No server may be at work on the target. */
export function addEvents(program: Command): void {
  program
    .command('events')
    .description('日志 / the log')
    .command('copy')
    .description(
      '把日志搬到别处，保持标识与顺序，逐条核对，可中断后继续 / move a log, ids and order kept, compared, to be gone on with',
    )
    .requiredOption('--from <place>', '来源：数据文件夹或 esdb://… / a data folder, or esdb://…')
    .requiredOption('--to <place>', '目标：同上 / the same')
    .option('--from-prefix <prefix>', '来源事件流的前缀 / prefix of the streams in the source', '')
    .option('--to-prefix <prefix>', '目标事件流的前缀 / prefix of the streams in the target', '')
    .action(async (options: Options, command: Command) => {
      const { lang, json } = connectionOf(command);
      const outcome = await copy(options, lang);
      if (json) return printJson(outcome);
      const { events, written, digest, sourceHasGrown } = outcome;
      print(message(lang, 'copied', { events, written, digest }));
      if (sourceHasGrown) note(message(lang, 'copySourceGrew'));
    });
}

async function copy(options: Options, lang: Language): Promise<CopyOutcome> {
  const from = { at: options.from, prefix: options.fromPrefix };
  const to = { at: options.to, prefix: options.toPrefix };
  const progress = progressOf(message(lang, 'copying'));
  const patience: Patience = {
    pauses: aMinute,
    onPause: (pause, { message: cause }) =>
      progress.say(message(lang, 'copyWaits', { seconds: pause / 1_000, cause })),
  };
  try {
    await keepTrying(patience, () => mustBeApart(from, to));
    const source = await openToRead(from);
    try {
      const [first] = await keepTrying(patience, () => source.readAll({ limit: 1 }));
      if (first === undefined) throw new NoLog(shown(from));
      await keepTrying(patience, () => mustNotBeOfAnother(to, first.stream));
      const target = await openToWrite(to);
      try {
        const onProgress = (done: number): void => progress.at(done, done);
        return await copyLog(source, target, { ...patience, onProgress });
      } finally {
        await target.close();
      }
    } finally {
      await source.close();
    }
  } catch (error) {
    throw inWords(error, { from, to }, lang);
  } finally {
    progress.end();
  }
}
