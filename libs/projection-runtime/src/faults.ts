import { LogDamaged } from '@xiaohao/event-log';

/** SQLite's primary result codes that a row is to blame for: too big, constraint, mismatch, range. */
const rowCodes = new Set([18, 19, 20, 25]);

/** Malformed, and no database. */
const damageCodes = new Set([11, 26]);

/**
 * Whether an error is about what was to be written, so that the same rows fail again, or about the file (full
 * disk, I/O, lock), which must stop the projection and park nothing.
 */
export function isRowFault(fault: unknown): boolean {
  if (typeof fault !== 'object' || fault === null) return true;
  if (fault instanceof LogDamaged) return false;
  // Node's own faults of files have a system call, SQLite's a code.
  if (!('errcode' in fault)) return !('syscall' in fault);
  return rowCodes.has(codeOf(fault) ?? 0);
}

/** Whether an error says that a file is no database, or a damaged one: it can only be made anew. */
export const isDamage = (fault: unknown): boolean => damageCodes.has(codeOf(fault) ?? 0);

/** SQLite's primary result code. */
function codeOf(fault: unknown): number | undefined {
  if (typeof fault !== 'object' || fault === null || !('errcode' in fault)) return undefined;
  return typeof fault.errcode === 'number' ? fault.errcode & 0xff : undefined;
}
