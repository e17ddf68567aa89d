import { erasureGrounds } from '@xiaohao/intake';
import { type Command, Option } from 'commander';
import { connect } from '../../connection/connect.js';
import { message } from '../../messages.js';
import { note, print, printJson } from '../../output/print.js';
import { connectionOf } from '../global-options.js';
import type { Reporter } from './read-reporter.js';

/** `xiaohao intake reporter`, `xiaohao intake erase-reporter`. */
export function addIntakeReporter(intake: Command): void {
  intake
    .command('reporter')
    .description(
      '举报人；仅两种角色可读，每次读取留痕 / who reported: two roles alone, and every reading is noted',
    )
    .argument('<id>', '来件标识 / id of the intake')
    .action(async (id: string, _options: unknown, command: Command) => {
      const connection = connectionOf(command);
      const { lang, json } = connection;
      const path = `/intakes/${encodeURIComponent(id)}/reporter`;
      const answer = await connect(connection).get<{ readonly reporter: Reporter | null }>(path);
      if (json) return printJson(answer);
      if (answer.reporter === null) return note(message(lang, 'reporter.anonymous'));
      const { name, contact } = answer.reporter;
      print(contact === undefined ? name : `${name}\n${contact}`);
    });
  intake
    .command('erase-reporter')
    .description('删除举报人信息，不可恢复 / erase who reported, for good')
    .argument('<id>', '来件标识 / id of the intake')
    .addOption(new Option('--ground <ground>', '事由 / ground').choices(erasureGrounds).makeOptionMandatory())
    .action(async (id: string, { ground }: { readonly ground: string }, command: Command) => {
      const connection = connectionOf(command);
      const { lang, json } = connection;
      const path = `/intakes/${encodeURIComponent(id)}/reporter/erasure`;
      const answer = await connect(connection).post(path, { ground });
      if (json) printJson(answer);
      else print(message(lang, 'reporterErased', { id }));
    });
}
