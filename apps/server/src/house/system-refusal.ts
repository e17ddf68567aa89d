/** What the system says no to before anything is served, and whoever started it can set right. */
const noRight = ['没有权限', 'there is no right to do so'] as const;
const full = [
  '磁盘已满：请在数据文件夹和共享文件夹所在的磁盘上腾出空间，再启动',
  'the disk is full: make room on the disks of the data folder and of the shared folder, then start again',
] as const;
const otherOwner = [
  '请检查它和所在文件夹的属主与权限，那里应为可读写的文件',
  'see whose it and its folder are and what the server’s user may do with them; it has to be a file that can be read and written',
] as const;
const answers: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  EADDRINUSE: [
    '地址已被占用：请停止占用它的程序，或用 PORT 另选端口',
    'the address is taken: stop what listens there, or choose another PORT',
  ],
  EADDRNOTAVAIL: [
    '本机没有这个地址：请检查 XIAOHAO_HOST',
    'this machine has no such address: see XIAOHAO_HOST',
  ],
  ENOTFOUND: ['没有这个主机名：请检查 XIAOHAO_HOST', 'there is no such host: see XIAOHAO_HOST'],
  EAI_AGAIN: ['查不到这个主机名：请检查 XIAOHAO_HOST', 'the host cannot be looked up: see XIAOHAO_HOST'],
  EACCES: noRight,
  EPERM: noRight,
  EROFS: ['文件系统只读', 'the file system can only be read'],
  ENOENT: ['那里不能建立文件夹', 'no folder can be made there'],
  EEXIST: ['那里是一个文件，不是文件夹', 'a file stands there, no folder'],
  ENOTDIR: ['路径中有一个文件，不是文件夹', 'a file stands in the path, no folder'],
  EISDIR: ['那里是一个文件夹，不是文件', 'a folder stands there, no file'],
  ENAMETOOLONG: ['名称过长', 'the name is too long'],
  ELOOP: ['路径中的链接绕成了圈', 'the links in the path go round in a circle'],
  EMFILE: ['打开的文件太多：请提高 ulimit -n', 'too many files are open: raise ulimit -n'],
  ENOSPC: full,
  EDQUOT: full,
  SQLITE_FULL: full,
  SQLITE_IOERR_SHMSIZE: full,
  SQLITE_CANTOPEN: [`不能打开：${otherOwner[0]}`, `it cannot be opened: ${otherOwner[1]}`],
  SQLITE_PERM: [`没有权限：${otherOwner[0]}`, `there is no right to do so: ${otherOwner[1]}`],
  SQLITE_READONLY: [`只能读取：${otherOwner[0]}`, `it can only be read: ${otherOwner[1]}`],
};
/** SQLite's result codes, whole or by their last byte. 4874: the file beside the log that its readers share could not be made longer. */
const ofSqlite: Readonly<Record<number, string>> = {
  3: 'SQLITE_PERM',
  8: 'SQLITE_READONLY',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  4874: 'SQLITE_IOERR_SHMSIZE',
};

const withoutLinks = [
  '这里的文件系统不支持硬链接，请换一个',
  'its file system has no hard links: choose another one',
] as const;
/** What stands against a folder, and may be a fault of ours where it is said of a file. */
const ofFolders: ReadonlySet<string> = new Set(['ENOENT', 'EEXIST', 'ENOTDIR']);
/** What a file system says that has none. */
const linkFaults: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** An error of the system's own, as Node gives it, or one of SQLite's. */
interface SystemError extends Error {
  readonly code: string;
  readonly syscall?: string;
  /** SQLite's. */
  readonly errcode?: number;
  readonly path?: string;
  readonly address?: string;
  readonly hostname?: string;
  readonly port?: number;
}

const nameOf = ({ code, errcode = 0 }: SystemError): string =>
  code === 'ERR_SQLITE_ERROR' ? (ofSqlite[errcode] ?? ofSqlite[errcode & 0xff] ?? code) : code;

const answerTo = (error: SystemError): readonly [zh: string, en: string] | undefined => {
  const { syscall } = error;
  const name = nameOf(error);
  if (syscall === undefined && name === error.code) return undefined;
  if (syscall === 'link' && linkFaults.has(name)) return withoutLinks;
  if (ofFolders.has(name) && syscall !== 'mkdir') return undefined;
  return Object.hasOwn(answers, name) ? answers[name] : undefined;
};

/** Whether it is one of those of which the sentence says all, and a trace nothing. */
export const isSystemRefusal = (error: unknown): error is SystemError =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  answerTo(error as SystemError) !== undefined;

/** One line for each language: what was tried, where, and what stands against it. */
export function systemRefusal(error: SystemError): string {
  const { code, syscall, path, address, hostname, port } = error;
  const [zh, en] = answerTo(error) ?? [code, code];
  const host = address ?? hostname;
  const place =
    path ??
    (host === undefined
      ? ''
      : `${host.includes(':') ? `[${host}]` : host}${port === undefined ? '' : `:${port}`}`);
  const tried = [syscall ?? nameOf(error), place].filter(Boolean).join(' ');
  return [`不能启动（${tried}）：${zh}。`, `nothing is started (${tried}): ${en}.`].join('\n');
}

/** The same of a log that has no room left. */
export const noRoomForLog = [`不能启动：${full[0]}。`, `nothing is started: ${full[1]}.`].join('\n');
