import type { CompleteStep } from '../commands.js';
import { refuse } from '../refuse.js';
import { rule } from '../rule.js';
import { mayCorrect } from '../sides.js';
import type { Rectifying } from '../state.js';
import { openMeasureOf, openMeasures, openSteps, someMeasureOpen } from './measure-gates.js';

export const completeStep = rule<CompleteStep, Rectifying>({
  type: 'CompleteStep',
  allowed: ({ facts }, acting) =>
    mayCorrect(facts, acting) ??
    someMeasureOpen(facts) ??
    (openMeasures(facts).some((measure) => openSteps(measure) > 0) ? null : refuse('AllStepsCompleted')),
  decide({ measure, step, note }, { facts }, { by }) {
    const standing = openMeasureOf(facts, measure);
    if ('refused' in standing) return standing;
    const { steps } = standing.content;
    if (!Number.isInteger(step) || step < 1 || step > steps.length)
      return refuse('StepUnknown', '/step', { step, steps: steps.length });
    if (standing.completedSteps.includes(step)) return refuse('StepAlreadyCompleted', '/step', { step });
    const data = { by, measure, step, ...(note === undefined ? {} : { note }) };
    return [{ type: 'StepCompleted', data }];
  },
});
