import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LogInUse } from '@xiaohao/event-log';
import { takeWriterLock, type WriterLock } from '@xiaohao/event-log/sqlite';
import { formatNoteKey, type NoteKey } from '@xiaohao/integrity';
import { KeyFileUnusable, KeyNotTakenOver, retireKey, rotateKey } from '@xiaohao/integrity/folder';
import type { Command } from 'commander';
import { Declined } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { type Language, message } from '../messages.js';
import { note, print } from '../output/print.js';
import { connectionOf } from './global-options.js';

interface Options {
  readonly dataDir: string;
  readonly sharedDir?: string;
}

/** Where a server has its log, or a node its copy of it. */
const logFolders = ['log', 'log-copy'] as const;
const holdsLog = (folder: string): boolean => existsSync(join(folder, 'events.db'));

/** `xiaohao log-key`: exchanges the key that signs the log's checkpoints, beside a server that is stopped. */
export function addLogKey(program: Command): void {
  const logKey = program
    .command('log-key')
    .description(
      '签署检查点的密钥（服务器须已停止） / the key that signs checkpoints; the server is stopped',
    );
  const step = (
    name: string,
    description: string,
    code: 'keyRotated' | 'keyRetired',
    work: (path: string) => NoteKey,
  ): void => {
    logKey
      .command(name)
      .description(description)
      .option(
        '--data-dir <folder>',
        '数据文件夹 / the data folder',
        process.env['XIAOHAO_DATA_DIR'] || './data',
      )
      .option(
        '--shared-dir <folder>',
        '各节点共享的文件夹，默认即数据文件夹 / the folder that all nodes share; default: the data folder',
        process.env['XIAOHAO_SHARED_DIR'] || undefined,
      )
      .action((options: Options, command: Command) => {
        const { lang } = connectionOf(command);
        const key = inWords(options, lang, work);
        note(message(lang, code));
        print(formatNoteKey(key));
      });
  };
  step(
    'rotate',
    '启用新密钥，旧密钥暂同时签名；打印新公钥 / a new key, beside which the former signs for a time; prints the new one',
    'keyRotated',
    rotateKey,
  );
  step('retire', '停用旧密钥；打印其公钥 / give the former key up; prints it', 'keyRetired', retireKey);
}

function inWords({ dataDir, sharedDir }: Options, lang: Language, work: (path: string) => NoteKey): NoteKey {
  const logs = logFolders.map((name) => join(dataDir, name)).filter(holdsLog);
  if (logs.length === 0) throw new Declined(message(lang, 'noLog', { folder: dataDir }), exitCodes.usage);
  const locks: WriterLock[] = [];
  const shared = sharedDir || dataDir;
  try {
    for (const folder of logs) locks.push(takeWriterLock(folder));
    return work(join(shared, 'integrity', 'log-key'));
  } catch (error) {
    if (error instanceof LogInUse)
      throw new Declined(message(lang, 'logHeld', { cause: error.message }), exitCodes.refused);
    if (error instanceof KeyNotTakenOver)
      throw new Declined(
        message(lang, `logKey.${error.why}`, { key: formatNoteKey(error.present) }),
        exitCodes.refused,
      );
    if (error instanceof KeyFileUnusable)
      throw new Declined(message(lang, 'logKeyMissing', { folder: shared }), exitCodes.usage);
    throw error;
  } finally {
    for (const lock of locks) lock.release();
  }
}
