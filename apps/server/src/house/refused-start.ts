import { LogDamaged, LogFull, LogInUse } from '@xiaohao/event-log';
import { TriggerRefused } from '@xiaohao/scheduling';
import { ConfigurationError } from '../configuration/configuration-error.js';
import { LogGone } from '../event-store/open-embedded.js';
import { UnfitEventStore } from '../event-store/unfit-event-store.js';
import { ClockMismatch } from './log-beginning.js';
import { RegisterUnreadable } from './register-unreadable.js';
import { DamagedSecret } from './secrets.js';
import { OtherSharedFolder } from './shared-folder.js';
import { isSystemRefusal, noRoomForLog, systemRefusal } from './system-refusal.js';

/** The exit code of a start that is refused until somebody has set something right. */
export const refusedExitCode = 78;

const refusals = [
  ConfigurationError,
  RegisterUnreadable,
  LogInUse,
  LogDamaged,
  LogFull,
  LogGone,
  ClockMismatch,
  UnfitEventStore,
  OtherSharedFolder,
  DamagedSecret,
  TriggerRefused,
] as const;

/** Whether a house does not open because of how it was set up: the message says what to do, and a trace nothing. */
export const isRefusedStart = (error: unknown): error is Error =>
  refusals.some((kind) => error instanceof kind) || isSystemRefusal(error);

/** What whoever started it reads. */
export function whyRefused(error: Error): string {
  if (isSystemRefusal(error)) return systemRefusal(error);
  if (error instanceof LogFull) return noRoomForLog;
  if (!(error instanceof LogDamaged)) return error.message;
  const { file, reason } = error;
  return [
    `事件日志的文件已损坏，不能启动：${file}（${reason}）。请保留原文件，并从备份恢复。`,
    `the log’s file is damaged, so nothing is started: ${file} (${reason}). Keep it as it is and restore a backup.`,
  ].join('\n');
}
