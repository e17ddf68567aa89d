import type { CompleteMeasure } from '../commands.js';
import type { Facts } from '../facts.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import { rule } from '../rule.js';
import { mayCorrect } from '../sides.js';
import type { Rectifying } from '../state.js';
import { written } from '../written.js';
import { openMeasureOf, openMeasures, openSteps, someMeasureOpen } from './measure-gates.js';

/** Of one open measure at least every step is completed; otherwise it says how many are open where it is fewest. */
function someMeasureDone(facts: Facts): ProblemRefusal | null {
  const open = openMeasures(facts).map(openSteps);
  return open.some((steps) => steps <= 0)
    ? null
    : refuse('StepsOpen', undefined, { open: Math.min(...open) });
}

/** A measure is done when every step of it is, and its indicator has an actual value. */
export const completeMeasure = rule<CompleteMeasure, Rectifying>({
  type: 'CompleteMeasure',
  allowed: ({ facts }, acting) =>
    mayCorrect(facts, acting) ?? someMeasureOpen(facts) ?? someMeasureDone(facts),
  decide({ measure, actual, result }, { facts }, { by }) {
    const standing = openMeasureOf(facts, measure);
    if ('refused' in standing) return standing;
    const open = openSteps(standing);
    if (open > 0) return refuse('StepsOpen', '/measure', { open });
    if (!Number.isFinite(actual)) return refuse('IndicatorIncomplete', '/actual');
    return (
      written(result, '/result') ?? [{ type: 'MeasureCompleted', data: { by, measure, actual, result } }]
    );
  },
});
