export { hearCommits } from './commit-bell.js';
export { copyLogFile } from './copy-log-file.js';
export type { ExactEvent } from './exact-rows.js';
export { CopyGap, LogCopy } from './log-copy.js';
export { makeFolder } from './make-folder.js';
export type { RawEvent } from './rows.js';
export { SqliteEventLog, type SqliteEventLogOptions } from './sqlite-event-log.js';
export { type ReaderOptions, SqliteLogReader } from './sqlite-log-reader.js';
export { takeWriterLock, type WriterLock } from './writer-lock.js';
