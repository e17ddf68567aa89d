import type { RecordSatisfaction } from '../commands.js';
import { refuse } from '../refuse.js';
import { rule } from '../rule.js';
import { type InSignOff } from '../state.js';
import { written } from '../written.js';

/** 满意度测评, recorded by people who were no part of the correction. The latest survey counts. */
export const recordSatisfaction = rule<RecordSatisfaction, InSignOff>({
  type: 'RecordSatisfaction',
  allowed: () => null,
  decide({ type: _, ...survey }, _state, { by }) {
    const { invited, answered, satisfied, method } = survey;
    const counted =
      [invited, answered, satisfied].every(Number.isSafeInteger) &&
      invited >= 1 &&
      invited >= answered &&
      answered >= satisfied &&
      satisfied >= 0;
    if (!counted) return refuse('SurveyCountsWrong', '/answered');
    return written(method, '/method') ?? [{ type: 'SatisfactionSurveyed', data: { ...survey, by } }];
  },
});
