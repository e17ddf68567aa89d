/** Where a check replays the log to, among the files of views; gone when no check is going on. */
export const checkFile = 'check.db';
