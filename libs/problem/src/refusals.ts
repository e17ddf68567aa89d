import type { RefusalEntry } from '@xiaohao/deciding';
import { afterClosingRefusals } from './after-closing/refusals.js';
import { deadlineRefusals } from './deadlines/refusals.js';
import { generalRefusals } from './general-refusals.js';
import { identificationRefusals } from './identification/refusals.js';
import { rectificationRefusals } from './rectification/refusals.js';
import { reviewRefusals } from './review/refusals.js';
import { signOffRefusals } from './sign-off/refusals.js';

/** Every way in which a problem says no: 409 for the stage and the state, 403 for duties, 422 for content. */
export const problemRefusals = {
  ...generalRefusals,
  ...identificationRefusals,
  ...reviewRefusals,
  ...rectificationRefusals,
  ...deadlineRefusals,
  ...signOffRefusals,
  ...afterClosingRefusals,
} as const satisfies Readonly<Record<string, RefusalEntry>>;

export type ProblemRefusalCode = keyof typeof problemRefusals;
