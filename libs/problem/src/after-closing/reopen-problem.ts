import type { ReopenProblem } from '../commands.js';
import { dueFrom } from '../dates.js';
import { knownCode } from '../references.js';
import { rule } from '../rule.js';
import type { ClosedProblem, FiledProblem } from '../state.js';
import { written } from '../written.js';

/** 复号: the same number, a ground of the campaign, a new term; what was closed and filed stays in the record. */
export const reopenProblem = rule<ReopenProblem, ClosedProblem | FiledProblem>({
  type: 'ReopenProblem',
  allowed: () => null,
  decide: ({ ground, text, dueOn }, _state, { by, today, campaign, organisationRevision }) =>
    knownCode(campaign.rules.reopeningGrounds, ground, '/ground', 'ReopeningGroundUnknown') ??
    written(text, '/text') ??
    dueFrom(today, dueOn, '/dueOn') ?? [
      { type: 'Reopened', data: { by, ground, text, dueOn, organisationRevision } },
    ],
});
