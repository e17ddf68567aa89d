import { LogInUse } from '@xiaohao/event-log';
import { TriggerRefused } from '@xiaohao/scheduling';
import { ConfigurationError } from '../configuration/configuration-error.js';
import { UnfitEventStore } from '../event-store/unfit-event-store.js';
import { ClockMismatch } from './log-beginning.js';
import { DamagedSecret } from './secrets.js';
import { OtherSharedFolder } from './shared-folder.js';

/** The exit code of a start that is refused until somebody has set something right. */
export const refusedExitCode = 78;

const refusals = [
  ConfigurationError,
  LogInUse,
  ClockMismatch,
  UnfitEventStore,
  OtherSharedFolder,
  DamagedSecret,
  TriggerRefused,
] as const;

/** Whether a house does not open because of how it was set up: the message says what to do, and a trace nothing. */
export const isRefusedStart = (error: unknown): error is Error =>
  refusals.some((kind) => error instanceof kind);
