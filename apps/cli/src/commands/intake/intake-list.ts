import { intakeChannelLabels, intakeSecrecyLabels, intakeSecrecyLevels } from '@xiaohao/intake';
import type { IntakeRow } from '@xiaohao/ledger';
import { type Command, Option } from 'commander';
import { connect } from '../../connection/connect.js';
import { message } from '../../messages.js';
import { note, print, printJson } from '../../output/print.js';
import { table } from '../../output/table.js';
import { connectionOf, whole } from '../global-options.js';
import { namesOf } from '../names.js';

const titles = {
  zh: ['编号', '密级', '渠道', '来文编号', '收件日期', '受理单位', '举报人', '标识'],
  en: ['Number', 'Secrecy', 'Channel', 'Paper', 'Received', 'Taken in by', 'Reporter', 'Id'],
} as const;

/** `xiaohao intake list`. */
export function addIntakeList(intake: Command): void {
  intake
    .command('list')
    .description('来件登记簿，新的在前 / intakes, the newest first')
    .addOption(new Option('--secrecy <level>', '密级 / secrecy').choices(intakeSecrecyLevels))
    .option('--limit <n>', '最多显示 / at most', whole(1, 200), 50)
    .action(
      async ({ secrecy, limit }: { readonly secrecy?: string; readonly limit: number }, command: Command) => {
        const connection = connectionOf(command);
        const { lang, json } = connection;
        const api = connect(connection);
        const query = new URLSearchParams({
          pageSize: String(limit),
          ...(secrecy === undefined ? {} : { secrecy }),
        });
        const { rows } = await api.get<{ readonly rows: readonly IntakeRow[] }>(`/intakes?${query}`);
        if (json) return printJson({ rows });
        if (rows.length === 0) return note(message(lang, 'noIntakes'));
        const names = await namesOf(api, ['units']);
        print(
          table(
            titles[lang].map((title) => ({ title })),
            rows.map((row) => [
              row.number,
              intakeSecrecyLabels[row.secrecy][lang],
              intakeChannelLabels[row.channel][lang],
              row.paper ?? '',
              row.receivedOn,
              names(row.unit),
              message(lang, `reporter.${row.reporter}`),
              row.id,
            ]),
          ),
        );
      },
    );
}
