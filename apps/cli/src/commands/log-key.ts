import { join } from 'node:path';
import { LogInUse } from '@xiaohao/event-log';
import { takeWriterLock } from '@xiaohao/event-log/sqlite';
import { formatNoteKey, type NoteKey } from '@xiaohao/integrity';
import { KeyFileUnusable, KeyNotTakenOver, retireKey, rotateKey } from '@xiaohao/integrity/folder';
import type { Command } from 'commander';
import { hasLog } from '../backup/parts.js';
import { Declined } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { type Language, message } from '../messages.js';
import { note, print } from '../output/print.js';
import { connectionOf } from './global-options.js';

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
      .action(({ dataDir }: { readonly dataDir: string }, command: Command) => {
        const { lang } = connectionOf(command);
        const key = inWords(dataDir, lang, work);
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

function inWords(dataDir: string, lang: Language, work: (path: string) => NoteKey): NoteKey {
  if (!hasLog(dataDir)) throw new Declined(message(lang, 'noLog', { folder: dataDir }), exitCodes.usage);
  try {
    const lock = takeWriterLock(join(dataDir, 'log'));
    try {
      return work(join(dataDir, 'integrity', 'log-key'));
    } finally {
      lock.release();
    }
  } catch (error) {
    if (error instanceof LogInUse)
      throw new Declined(message(lang, 'logHeld', { cause: error.message }), exitCodes.refused);
    if (error instanceof KeyNotTakenOver)
      throw new Declined(message(lang, `logKey.${error.why}`), exitCodes.refused);
    if (error instanceof KeyFileUnusable)
      throw new Declined(message(lang, 'logKeyMissing', { folder: dataDir }), exitCodes.usage);
    throw error;
  }
}
