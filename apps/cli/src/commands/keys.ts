import { type Command, InvalidArgumentError, Option } from 'commander';
import { connect } from '../connection/connect.js';
import { Refused } from '../connection/faults.js';
import { message } from '../messages.js';
import { localTime } from '../output/local-time.js';
import { note, print, printJson } from '../output/print.js';
import { table } from '../output/table.js';
import { connectionOf } from './global-options.js';
import { namesOf } from './names.js';

interface Key {
  readonly id: string;
  readonly name: string;
  readonly holder: { readonly kind: string; readonly person?: string; readonly system?: string };
  readonly revoked: boolean;
  readonly scopes?: readonly string[];
  readonly expiresAt?: string;
  readonly lastUsedAt?: string;
}

interface Made {
  readonly id: string;
  readonly secret: string;
}

interface IssueOptions {
  readonly name: string;
  readonly person?: string;
  readonly system?: string;
  readonly scope?: readonly string[];
  readonly unit?: string;
  readonly address?: readonly string[];
  readonly expires?: string;
}

const titles = {
  zh: ['标识', '名称', '持有人', '范围', '到期', '上次使用', '状态'],
  en: ['Id', 'Name', 'Holder', 'Scopes', 'Expires', 'Last used', 'State'],
} as const;

/** `xiaohao keys list`, `issue`, `rotate`, `revoke`. */
export function addKeys(program: Command): void {
  const keys = program.command('keys').description('API 密钥 / API keys');
  keys
    .command('list')
    .description('列出 / list them')
    .action(async (_options: unknown, command: Command) => {
      const connection = connectionOf(command);
      const { lang, json } = connection;
      const api = connect(connection);
      const answer = await api.get<{ readonly keys: readonly Key[] }>('/keys');
      if (json) return printJson(answer);
      // A key that may keep keys and read nothing else sees who they are of by id.
      const nameOf = await namesOf(api, ['people']).catch(byId);
      const state = (key: Key): string => message(lang, key.revoked ? 'keyRevoked' : 'keyGood');
      const rows = answer.keys.map((key) => [
        key.id,
        key.name,
        holderOf(key, nameOf) ?? message(lang, 'administrator'),
        key.scopes?.join(',') ?? '',
        timeOf(key.expiresAt),
        timeOf(key.lastUsedAt),
        state(key),
      ]);
      print(
        table(
          titles[lang].map((title) => ({ title })),
          rows,
        ),
      );
    });
  keys
    .command('issue')
    .description(
      '签发，仅显示一次；缺省为管理密钥 / issue one, shown once; an administrator’s unless told otherwise',
    )
    .requiredOption('--name <text>', '名称 / what it is called')
    .addOption(new Option('--person <id>', '代表的人员 / the person that it speaks for').conflicts('system'))
    .option('--system <code>', '外部系统的代码 / code of an outside system')
    .addOption(new Option('--scope <scope...>', '限于 / limited to').choices(['read', 'act', 'keep']))
    .option('--unit <id>', '限于单位 / limited to a unit')
    .option('--address <address...>', '限于地址或网段 / limited to addresses or networks')
    .option('--expires <instant>', '到期时刻或日期 / when it expires', instant)
    .action(async (options: IssueOptions, command: Command) => {
      const { name, person, system, scope: scopes, unit, address: addresses, expires: expiresAt } = options;
      const body = { name, person, system, scopes, unit, addresses, expiresAt };
      tell(command, await connect(connectionOf(command)).post<Made>('/keys', body));
    });
  keys
    .command('rotate')
    .description(
      '换新秘密值，仅显示一次；旧的暂时仍有效 / a new secret, shown once; the former stays good for a while',
    )
    .argument('<id>', '密钥标识 / id of the key')
    .option(
      '--until <instant>',
      '旧秘密值有效至（缺省 7 天）/ until when the former is good (7 days)',
      instant,
    )
    .option('--complete', '旧秘密值即刻失效，不换新 / end a rotation: the former is worthless at once')
    .action(
      async (
        id: string,
        { until, complete }: { readonly until?: string; readonly complete?: boolean },
        command: Command,
      ) => {
        const api = connect(connectionOf(command));
        const path = `/keys/${encodeURIComponent(id)}/rotation`;
        if (complete) return tellDone(command, 'rotationDone', id, await api.post(`${path}/completion`, {}));
        tell(command, await api.post<Made>(path, { formerUntil: until }));
      },
    );
  keys
    .command('revoke')
    .description('撤销，即刻失效 / revoke one; it is worthless at once')
    .argument('<id>', '密钥标识 / id of the key')
    .requiredOption('--ground <text>', '理由 / why')
    .action(async (id: string, { ground }: { readonly ground: string }, command: Command) => {
      const path = `/keys/${encodeURIComponent(id)}/revocation`;
      tellDone(command, 'revoked', id, await connect(connectionOf(command)).post(path, { ground }));
    });
}

function byId(error: unknown): (id: string) => string {
  if (error instanceof Refused && error.details.status === 403) return (id) => id;
  throw error;
}

/** With the id, which `issue --person` takes and no other person has. */
function holderOf({ holder: { person, system } }: Key, nameOf: (id: string) => string): string | undefined {
  if (person === undefined) return system;
  const name = nameOf(person);
  return name === person ? person : `${name} ${person}`;
}

const timeOf = (instantText: string | undefined): string =>
  instantText === undefined ? '' : localTime(instantText);

/** The secret alone on standard output, so that it can be piped to where it is kept. */
function tell(command: Command, made: Made): void {
  const { lang, json } = connectionOf(command);
  if (json) printJson(made);
  else {
    note(message(lang, 'shownOnce', { id: made.id }));
    print(made.secret);
  }
}

function tellDone(command: Command, code: 'revoked' | 'rotationDone', id: string, answer: unknown): void {
  const { lang, json } = connectionOf(command);
  if (json) printJson(answer);
  else print(message(lang, code, { id }));
}

/** An argument that has to be a date or an instant; the server has the last word. */
function instant(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}(?:T|$)/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new InvalidArgumentError('应为日期或时刻 / a date or an instant');
}
