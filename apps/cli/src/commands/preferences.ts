import { randomUUID } from 'node:crypto';
import { languages, type Preferences } from '@xiaohao/delivery';
import { type Command, Option } from 'commander';
import { connect } from '../connection/connect.js';
import { Declined } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { type Language, message } from '../messages.js';
import { note, print, printJson } from '../output/print.js';
import { connectionOf } from './global-options.js';

type Held = Preferences & { readonly waiting: number; readonly unreachable: boolean };

interface Change {
  readonly mail?: string | false;
  readonly messages?: Preferences['language'];
  readonly digest?: 'on' | 'off';
}

/** `xiaohao preferences show|set`: where one's own mail goes. */
export function addPreferences(program: Command): void {
  const preferences = program.command('preferences').description('我的接收方式 / my preferences');
  preferences
    .command('show')
    .description('邮件、语言、汇总 / mail, language, digest')
    .action(async (_options: unknown, command: Command) => {
      const connection = connectionOf(command);
      const held = await connect(connection).get<Held>('/preferences');
      if (connection.json) return printJson(held);
      print(told(held, connection.lang));
      if (held.unreachable) print(message(connection.lang, 'mailUnreachable'));
    });
  preferences
    .command('set')
    .description(
      '改动所给的几项，其余不变；红色督办和文书总会发送 / changes what is given and leaves the rest',
    )
    .option('--mail <address>', '邮件地址 / mail address')
    .option('--no-mail', '不用邮件，只用收件箱 / no mail, the inbox alone')
    .addOption(new Option('--messages <language>', '邮件的语言 / language of messages').choices(languages))
    .addOption(
      new Option('--digest <on|off>', '不急的事项是否每日汇总一封 / one message a day for the rest').choices([
        'on',
        'off',
      ]),
    )
    .action(async ({ mail, messages, digest }: Change, command: Command) => {
      const connection = connectionOf(command);
      if (mail === undefined && messages === undefined && digest === undefined)
        throw new Declined(message(connection.lang, 'preferencesWanted'), exitCodes.usage);
      const api = connect(connection);
      const held = await api.get<Held>('/preferences');
      const given = typeof mail === 'string' ? mail : mail === false ? null : held.mail;
      const wanted = {
        ...(given === null ? {} : { mail: given }),
        language: messages ?? held.language,
        digest: digest === undefined ? held.digest : digest === 'on',
      };
      const answer = await api.post<object>('/preferences', wanted, { idempotencyKey: randomUUID() });
      if (connection.json) return printJson(answer);
      note(told({ ...held, ...wanted, mail: given }, connection.lang));
    });
}

const told = ({ mail, language, digest, waiting }: Held, lang: Language): string =>
  message(lang, 'preferencesAre', {
    mail: mail ?? message(lang, 'noMail'),
    language,
    digest: message(lang, digest ? 'yes' : 'no'),
    waiting,
  });
