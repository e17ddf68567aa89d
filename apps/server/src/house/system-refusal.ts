/** What the system says no to before anything is served, and whoever started it can set right. */
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
  EACCES: ['没有权限', 'there is no right to do so'],
  EPERM: ['没有权限', 'there is no right to do so'],
  EROFS: ['文件系统只读', 'the file system can only be read'],
  ENOENT: ['那里不能建立文件夹', 'no folder can be made there'],
  EEXIST: ['那里是一个文件，不是文件夹', 'a file stands there, no folder'],
  ENOTDIR: ['路径中有一个文件，不是文件夹', 'a file stands in the path, no folder'],
  EMFILE: ['打开的文件太多：请提高 ulimit -n', 'too many files are open: raise ulimit -n'],
};

const withoutLinks = [
  '这里的文件系统不支持硬链接，请换一个',
  'its file system has no hard links: choose another one',
] as const;
/** What stands against a folder, and may be a fault of ours where it is said of a file. */
const ofFolders: ReadonlySet<string> = new Set(['ENOENT', 'EEXIST', 'ENOTDIR']);
/** What a file system says that has none. */
const linkFaults: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

const answerTo = (code: string, syscall: unknown): readonly [zh: string, en: string] | undefined => {
  if (syscall === 'link') return linkFaults.has(code) ? withoutLinks : undefined;
  if (ofFolders.has(code) && syscall !== 'mkdir') return undefined;
  return Object.hasOwn(answers, code) ? answers[code] : undefined;
};

/** An error of the system's own, as Node gives it. */
interface SystemError extends Error {
  readonly code: string;
  readonly syscall: string;
  readonly path?: string;
  readonly address?: string;
  readonly hostname?: string;
  readonly port?: number;
}

/** Whether it is one of those of which the sentence says all, and a trace nothing. */
export const isSystemRefusal = (error: unknown): error is SystemError =>
  error instanceof Error &&
  'code' in error &&
  'syscall' in error &&
  typeof error.code === 'string' &&
  answerTo(error.code, error.syscall) !== undefined;

/** One line for each language: what was tried, where, and what stands against it. */
export function systemRefusal({ code, syscall, path, address, hostname, port }: SystemError): string {
  const [zh, en] = answerTo(code, syscall) ?? [code, code];
  const host = address ?? hostname;
  const place =
    path ??
    (host === undefined
      ? ''
      : `${host.includes(':') ? `[${host}]` : host}${port === undefined ? '' : `:${port}`}`);
  return [
    `不能启动（${syscall} ${place}）：${zh}。`,
    `nothing is started (${syscall} ${place}): ${en}.`,
  ].join('\n');
}
