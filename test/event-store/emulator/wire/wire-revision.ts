import { deletedRevision } from '../storage/index.js';

const tombstone = '9223372036854775807';

/** A revision as the wire has it. */
export const wireRevision = (revision: number): string =>
  revision === deletedRevision ? tombstone : String(revision);
