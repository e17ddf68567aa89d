import { randomUUID } from 'node:crypto';
import { intakeChannels, intakeSecrecyLevels } from '@xiaohao/intake';
import { type Command, Option } from 'commander';
import { connect } from '../../connection/connect.js';
import { message } from '../../messages.js';
import { print, printJson } from '../../output/print.js';
import { connectionOf, date } from '../global-options.js';
import { idOf } from '../id-of.js';
import { readReporter } from './read-reporter.js';

interface Options {
  readonly unit: string;
  readonly channel: string;
  readonly received: string;
  readonly paper?: string;
  readonly secrecy: string;
  readonly reporter?: string;
}

/** `xiaohao intake register`. */
export function addIntakeRegister(intake: Command): void {
  intake
    .command('register')
    .description('登记来件 / register an intake')
    .requiredOption('--unit <name>', '受理单位（名称或标识） / the unit that takes it in, by name or id')
    .addOption(
      new Option('--channel <channel>', '渠道 / channel').choices(intakeChannels).makeOptionMandatory(),
    )
    .requiredOption('--received <date>', '收件日期 / received on', date)
    .option('--paper <number>', '来文编号 / the number of its paper')
    .addOption(
      new Option('--secrecy <level>', '密级 / secrecy').choices(intakeSecrecyLevels).default('restricted'),
    )
    .option(
      '--reporter <file>',
      '举报人：文件，或 - 为标准输入；首行姓名，次行联系方式；匿名则不填 / who reported: a file, or - for standard input; the name, then how to reach them; left out for nobody',
    )
    .action(async (options: Options, command: Command) => {
      const connection = connectionOf(command);
      const { lang, json } = connection;
      const { received: receivedOn, reporter, unit, ...paper } = options;
      const api = connect(connection);
      const body = {
        ...paper,
        unit: await idOf(api, 'units', unit, lang),
        receivedOn,
        ...(reporter === undefined ? {} : { reporter: readReporter(reporter, lang) }),
      };
      const idempotencyKey = randomUUID();
      const made = await api.post<{ readonly id: string; readonly number: string }>('/intakes', body, {
        idempotencyKey,
      });
      if (json) printJson(made);
      else print(message(lang, 'intakeRegistered', { number: made.number, id: made.id }));
    });
}
