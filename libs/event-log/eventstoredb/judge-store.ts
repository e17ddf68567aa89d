import type { StoreExamination } from './examine-store.js';

/** Something that an examination found wrong. `fatal`: the server does not start because of it. */
export interface StoreFinding {
  readonly code: 'MayNotAppend' | 'MayNotReadAll' | 'UnsafeAccess' | 'OldVersion' | 'ClockSkew';
  readonly fatal: boolean;
  readonly zh: string;
  readonly en: string;
}

/** Below this nothing was ever tried. */
const oldest = { major: 22, minor: 10 };
/** Clocks that differ by more make "when" in a log of several nodes hard to believe; milliseconds. */
const mostSkew = 2_000;

const prepareCommand = 'xiaohao event-store prepare';

/** What stands against keeping a log on this server. */
export function judgeStore({ version, may, clockSkew }: StoreExamination): readonly StoreFinding[] {
  const findings: StoreFinding[] = [];
  const find = (code: StoreFinding['code'], fatal: boolean, zh: string, en: string): void => {
    findings.push({ code, fatal, zh, en });
  };
  if (!may.append)
    find(
      'MayNotAppend',
      true,
      `此用户无权写入；管理员可用 ${prepareCommand} 设置`,
      `this user may not append; an administrator sets that with ${prepareCommand}`,
    );
  if (!may.readAll)
    find(
      'MayNotReadAll',
      true,
      `此用户无权读取 $all；管理员可用 ${prepareCommand} 设置`,
      `this user may not read $all; an administrator sets that with ${prepareCommand}`,
    );
  if (may.deleteStreams || may.tombstoneStreams || may.writeMetadata)
    find(
      'UnsafeAccess',
      true,
      `此用户可以删除事件流或改写其元数据；管理员可用 ${prepareCommand} 设置默认权限，或以 XIAOHAO_ALLOW_UNSAFE_EVENT_STORE=1 明示接受`,
      `this user can delete streams or rewrite their metadata; an administrator sets the default access list with ${prepareCommand}, or XIAOHAO_ALLOW_UNSAFE_EVENT_STORE=1 accepts it as it is`,
    );
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  if (major !== undefined && isOlder(Number(major), Number(minor)))
    find('OldVersion', true, `服务器版本 ${version} 过旧`, `server version ${version} is too old`);
  if (clockSkew !== null && Math.abs(clockSkew) > mostSkew)
    find(
      'ClockSkew',
      false,
      `服务器时钟与本机相差 ${clockSkew} 毫秒`,
      `the server's clock is ${clockSkew} ms off this one`,
    );
  return findings;
}

const isOlder = (major: number, minor: number): boolean =>
  major < oldest.major || (major === oldest.major && minor < oldest.minor);
