import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SqliteEventLog } from '@xiaohao/event-log/sqlite';
import type { HouseLog } from './house-log.js';

/** What a process makes in a data folder once its log has begun, and never before. */
const traces = ['views/current.json', 'integrity/checkpoint'] as const;

/** A data folder in which a log has been, and is no more. */
export class LogGone extends Error {
  override readonly name = 'LogGone';
  constructor(file: string, trace: string) {
    super(
      [
        `不能启动：${file} 是空的或不在了，而此数据文件夹中有过台账（${trace}）。请放回原文件或从备份恢复；要另起新的台账，请用新的数据文件夹。`,
        `nothing is started: ${file} is empty or gone, and there has been a ledger in this data folder (${trace}). Put the file back or restore a backup; a new ledger takes a new data folder.`,
      ].join('\n'),
    );
  }
}

/** A new log is begun in a new folder alone. @throws LogGone */
function mustHoldItsLog(dataFolder: string, file: string): void {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0) return;
  const trace = traces.find((name) => existsSync(join(dataFolder, name)));
  if (trace !== undefined) throw new LogGone(file, join(dataFolder, trace));
}

/** The log in the data folder. @throws LogInUse, LogGone */
export async function openEmbedded(dataFolder: string): Promise<HouseLog> {
  const readFolder = join(dataFolder, 'log');
  mustHoldItsLog(dataFolder, join(readFolder, 'events.db'));
  const log = await SqliteEventLog.open({ folder: readFolder });
  return {
    log,
    readFolder,
    readStreamRaw: (stream) => log.readStreamRaw(stream),
    shared: false,
    failed: log.failed,
    store: () => null,
    onGrowth: () => undefined,
    onMissing: () => undefined,
    caughtUp: async () => undefined,
    close: () => log.close(),
  };
}
