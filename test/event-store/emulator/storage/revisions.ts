/** A stream without events ends here. */
export const noRevision = -1;

/** Stands for 2^63 − 1, which is the revision of a tombstone and, as `$tb`, the mark of a soft delete. */
export const deletedRevision = Number.MAX_SAFE_INTEGER;

/** A revision as the wire, links and a server's own records have it. */
export const revisionText = (revision: number): string =>
  revision === deletedRevision ? '9223372036854775807' : String(revision);

/** What a writer expects of a stream; a bigint is an exact revision as it came over the wire. */
export type ExpectedRevision = 'any' | 'no_stream' | 'stream_exists' | bigint;
