import type { RecordCause } from '../commands.js';
import { refuse } from '../refuse.js';
import { rule } from '../rule.js';
import { type OpenProblem } from '../state.js';
import { allWritten } from '../written.js';

/** 根源: either side may add one, at any time before the closing. */
export const recordCause = rule<RecordCause, OpenProblem>({
  type: 'RecordCause',
  allowed: () => null,
  decide: ({ cause, kind, text }, { facts }, { by }) =>
    allWritten({ cause, text }) ??
    (facts.causes.some(({ id }) => id === cause) ? refuse('IdTaken', '/cause', { id: cause }) : null) ?? [
      { type: 'CauseRecorded', data: { by, cause, kind, text } },
    ],
});
