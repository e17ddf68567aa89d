import { deletedRevision } from '../storage/index.js';

/** A revision as links name it. */
export const revisionText = (revision: number): string =>
  revision === deletedRevision ? '9223372036854775807' : String(revision);
