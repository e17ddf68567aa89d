import { LogInUse, LogUnavailable } from '@xiaohao/event-log';
import { InvalidAddress } from '@xiaohao/event-log/store-address';
import type { Command } from 'commander';
import { Declined, Unreachable } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { type Language, message } from '../messages.js';
import { copyLog, LogsDiffer } from '../moving/copy-log.js';
import { aMinute, keepTrying, type Patience } from '../moving/keep-trying.js';
import { mustBeApart, NoLog, OneWithinTheOther, openToRead, openToWrite } from '../moving/open-log.js';
import { print, printJson } from '../output/print.js';
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
      const outcome = await inWords(lang, () => copy(options, lang));
      if (json) printJson(outcome);
      else print(message(lang, 'copied', { ...outcome }));
    });
}

async function copy({ from, to, fromPrefix, toPrefix }: Options, lang: Language) {
  const [origin, destination] = [
    { at: from, prefix: fromPrefix },
    { at: to, prefix: toPrefix },
  ];
  const progress = progressOf(message(lang, 'copying'));
  const patience: Patience = {
    pauses: aMinute,
    onPause: (pause, { message: cause }) =>
      progress.say(message(lang, 'copyWaits', { seconds: pause / 1_000, cause })),
  };
  try {
    await keepTrying(patience, () => mustBeApart(origin, destination));
    const source = await openToRead(origin);
    try {
      if ((await keepTrying(patience, () => source.head())) === null)
        throw new NoLog(`${from} ${fromPrefix}`.trim());
      const target = await openToWrite(destination);
      try {
        const onProgress = (done: number): void => progress.at(done, done);
        return await copyLog(source, target, { ...patience, onProgress });
      } finally {
        await target.close();
      }
    } finally {
      await source.close();
    }
  } finally {
    progress.end();
  }
}

async function inWords<T>(lang: Language, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const decline = (text: string): Declined => new Declined(text, exitCodes.refused);
    if (error instanceof InvalidAddress)
      throw new Declined(message(lang, 'storeAddress', { cause: error.message }), exitCodes.usage);
    if (error instanceof NoLog) throw decline(message(lang, 'logMissing', { place: error.message }));
    if (error instanceof OneWithinTheOther) throw decline(message(lang, 'copyWithin'));
    if (error instanceof LogInUse) throw decline(message(lang, 'logHeld', { cause: error.message }));
    if (error instanceof LogUnavailable) throw new Unreachable('esdb', error.message);
    if (!(error instanceof LogsDiffer)) throw error;
    if (error.event === undefined) throw decline(message(lang, 'copyLonger'));
    const { stream, revision } = error.event;
    throw decline(message(lang, 'copyDiffers', { at: error.at, stream, revision }));
  }
}
