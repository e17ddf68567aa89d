import { securityKinds, securityResults } from '@xiaohao/access';
import { type Command, Option } from 'commander';
import type { Api } from '../connection/api.js';
import { connect } from '../connection/connect.js';
import { type Language, message } from '../messages.js';
import { localTime } from '../output/local-time.js';
import { note, print, printJson } from '../output/print.js';
import { table } from '../output/table.js';
import { connectionOf, date, whole } from './global-options.js';

interface Line {
  readonly at?: string;
  readonly until?: string;
  readonly count?: number;
  readonly kind?: string;
  readonly operation?: string;
  readonly result?: string;
  readonly status?: number;
  readonly code?: string;
  readonly subject?: { readonly kind: string; readonly id?: string };
  readonly object?: string;
  readonly address?: string;
}

interface Page {
  readonly items: readonly Line[];
  readonly next: string | null;
}

interface Options {
  readonly from?: string;
  readonly to?: string;
  readonly kind?: string;
  readonly subject?: string;
  readonly result?: string;
  readonly limit: number;
}

const largestPage = 200;

const titles = {
  zh: ['时间', '类别', '操作', '结果', '次数', '主体', '对象', '来源'],
  en: ['At', 'Kind', 'Operation', 'Result', 'Times', 'Subject', 'Object', 'Address'],
} as const;

/** `xiaohao security-record`. */
export function addSecurityRecord(program: Command): void {
  program
    .command('security-record')
    .description('安全记录，仅审计管理员可读 / the security record, for the audit administrator alone')
    .option('--from <date>', '自此日起 / from this day on', date)
    .option('--to <date>', '至此日 / up to this day', date)
    .addOption(new Option('--kind <kind>', '类别 / kind').choices(securityKinds))
    .option('--subject <id>', '主体标识 / id of who asked')
    .addOption(new Option('--result <result>', '结果 / outcome').choices(securityResults))
    .option('--limit <n>', '最多显示 / at most', whole(1, 100_000), 50)
    .action(async (options: Options, command: Command) => {
      const connection = connectionOf(command);
      const { lang, json } = connection;
      const { items, next } = await linesOf(connect(connection), options);
      if (json) return printJson({ items, next });
      if (items.length === 0) return note(message(lang, 'nothingNoted'));
      print(
        table(
          titles[lang].map((title) => ({ title })),
          items.map((line) => cellsOf(line, lang)),
        ),
      );
      if (next !== null) note(message(lang, 'moreNoted'));
    });
}

async function linesOf(api: Api, { limit, ...filter }: Options): Promise<Page> {
  const items: Line[] = [];
  let next: string | null = '';
  while (next !== null && items.length < limit) {
    const query = new URLSearchParams({
      ...filter,
      pageSize: String(Math.min(largestPage, limit - items.length)),
      ...(next === '' ? {} : { cursor: next }),
    });
    const page: Page = await api.get<Page>(`/security-record?${query}`);
    items.push(...page.items);
    next = page.next;
  }
  return { items, next };
}

function cellsOf(line: Line, lang: Language): readonly string[] {
  const { at, until = '', count, kind, operation = '', result = '', code, subject, object, address } = line;
  const when = localTime(at ?? until);
  if (kind === undefined) return [when, message(lang, 'entriesLost', { count: count ?? 0 })];
  const outcome = code === undefined ? result : `${result} ${code}`;
  const who = subject?.id ?? subject?.kind ?? '';
  return [when, kind, operation, outcome, String(count ?? 1), who, object ?? '', address ?? ''];
}
