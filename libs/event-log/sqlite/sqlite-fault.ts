import { LogDamaged } from '@xiaohao/event-log';
import type { Fault } from './messages.js';

const busy = 5;
const locked = 6;
const full = 13;
const uniqueViolation = 2067;
const corrupt = 11;
const notADatabase = 26;
/** Extended codes of a read that found no whole page: refused by the disk, short, failing its file system's check. */
const unreadable: ReadonlySet<number> = new Set([266, 522, 8458]);

/** SQLite's extended result code, or -1 when the error is not SQLite's. */
const codeOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'errcode' in error ? Number(error.errcode) : -1;

export const isBusy = (error: unknown): boolean => (codeOf(error) & 0xff) === busy;

export const isNoDatabase = (error: unknown): boolean => (codeOf(error) & 0xff) === notADatabase;

export const isUniqueViolation = (error: unknown): boolean => codeOf(error) === uniqueViolation;

const isDamage = (error: unknown): boolean => {
  const code = codeOf(error);
  return [corrupt, notADatabase].includes(code & 0xff) || unreadable.has(code);
};

/** The error as whoever reads is to see it: {@link LogDamaged} where the file is, otherwise itself. */
export const asRead = (error: unknown, file: string): unknown =>
  isDamage(error) ? new LogDamaged(file, error instanceof Error ? error.message : String(error)) : error;

/**
 * What an error of SQLite's means for the log. A full disk wrote nothing and may be tried again. After a failed
 * write or fsync the kernel may have dropped the pages and would call the next fsync a success, so that this
 * process must not write again; the same goes for whatever is not understood.
 */
export const faultOf = (error: unknown): Fault => {
  const code = codeOf(error);
  if (code < 0) return 'failed';
  if ((code & 0xff) === full) return 'full';
  return isBusy(error) || (code & 0xff) === locked ? 'unavailable' : 'failed';
};
