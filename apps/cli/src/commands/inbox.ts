import { randomUUID } from 'node:crypto';
import type { InboxLine } from '@xiaohao/ledger';
import type { Command } from 'commander';

import { connect } from '../connection/connect.js';
import { message } from '../messages.js';
import { localTime } from '../output/local-time.js';
import { note, print, printJson } from '../output/print.js';
import { table } from '../output/table.js';
import { connectionOf, whole } from './global-options.js';

const titles = {
  zh: ['发出', '件号', '编号', '名称', '期限', '请回复于', '签收', '回复'],
  en: ['Issued', 'Notice', 'Number', 'Name', 'Due date', 'Answer by', 'Received', 'Answered'],
} as const;

/** `xiaohao inbox list|confirm|answer`: what was sent to whoever has the key. */
export function addInbox(program: Command): void {
  const inbox = program.command('inbox').description('收件箱 / the inbox');
  inbox
    .command('list')
    .description('发给我的提醒与文书 / what was sent to me')
    .option('--open', '只看未签收的 / only what has not been confirmed')
    .option('--limit <n>', '最多显示 / at most', whole(1, 200), 50)
    .action(async ({ open, limit }: { open?: true; limit: number }, command: Command) => {
      const connection = connectionOf(command);
      const { lang, json } = connection;
      const query = `pageSize=${limit}${open ? '&received=false' : ''}`;
      const page = await connect(connection).get<{ readonly rows: readonly InboxLine[] }>(`/inbox?${query}`);
      if (json) return printJson(page);
      if (page.rows.length === 0) return note(message(lang, 'emptyInbox'));
      const when = (instant: string | null): string => (instant === null ? '' : localTime(instant));
      print(
        table(
          titles[lang].map((title) => ({ title })),
          page.rows.map((row) => [
            localTime(row.issuedAt),
            row.notice,
            row.number ?? row.period ?? '',
            row[lang],
            row.dueOn ?? '',
            row.answerDueOn ?? '',
            when(row.receivedAt),
            when(row.answeredAt),
          ]),
        ),
      );
    });
  const say = async (command: Command, path: string, body: unknown): Promise<void> => {
    const connection = connectionOf(command);
    const answer = await connect(connection).post<object>(path, body, { idempotencyKey: randomUUID() });
    if (connection.json) return printJson(answer);
    note(message(connection.lang, 'noticeRecorded'));
  };
  inbox
    .command('confirm')
    .description('签收 / confirm that it was received')
    .argument('<notice>', '件号 / the notice')
    .action((notice: string, _: unknown, command: Command) =>
      say(command, `/notices/${encodeURIComponent(notice)}/receipt`, {}),
    );
  inbox
    .command('answer')
    .description('回复文书 / answer an instrument')
    .argument('<notice>', '件号 / the notice')
    .argument('<text>', '回复内容 / the answer')
    .action((notice: string, answer: string, _: unknown, command: Command) =>
      say(command, `/notices/${encodeURIComponent(notice)}/answer`, { answer }),
    );
}
