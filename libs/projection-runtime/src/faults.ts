/** SQLite's primary result codes that a row is to blame for: too big, constraint, mismatch, range. */
const rowCodes = new Set([18, 19, 20, 25]);

/**
 * Whether an error is about what was to be written, so that the same rows fail again, or about the file (full
 * disk, I/O, lock), which must stop the projection and park nothing.
 */
export function isRowFault(fault: unknown): boolean {
  if (typeof fault !== 'object' || fault === null || !('errcode' in fault)) return true;
  return typeof fault.errcode === 'number' && rowCodes.has(fault.errcode & 0xff);
}
