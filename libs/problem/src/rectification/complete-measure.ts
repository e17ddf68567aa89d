import type { CompleteMeasure } from '../commands.js';
import { refuse } from '../refuse.js';
import { rule } from '../rule.js';
import { mayCorrect } from '../sides.js';
import type { Rectifying } from '../state.js';
import { written } from '../written.js';
import { openMeasureOf } from './measure-gates.js';

/** A measure is done when every step of it is, and its indicator has an actual value. */
export const completeMeasure = rule<CompleteMeasure, Rectifying>({
  type: 'CompleteMeasure',
  allowed: ({ facts }, acting) => mayCorrect(facts, acting),
  decide({ measure, actual, result }, { facts }, { by }) {
    const standing = openMeasureOf(facts, measure);
    if ('refused' in standing) return standing;
    const open = standing.content.steps.length - standing.completedSteps.length;
    if (open > 0) return refuse('StepsOpen', '/measure', { open });
    if (!Number.isFinite(actual)) return refuse('IndicatorIncomplete', '/actual');
    return (
      written(result, '/result') ?? [{ type: 'MeasureCompleted', data: { by, measure, actual, result } }]
    );
  },
});
