import type { Facts, Measure } from '../facts.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import { horizons } from '../vocabulary.js';

/** At least one measure; with a cause in the institution one that corrects now and one that lasts. */
export function measuresSuffice({ measures, causes }: Facts): ProblemRefusal | null {
  if (measures.length === 0) return refuse('MeasureMissing');
  if (!causes.some(({ kind }) => kind === 'institution')) return null;
  const missing = horizons.find((horizon) => !measures.some(({ content }) => content.horizon === horizon));
  return missing === undefined ? null : refuse('HorizonMissing', undefined, { horizon: missing });
}

export const openMeasures = ({ measures }: Facts): readonly Measure[] =>
  measures.filter(({ completion }) => completion === null);

export const noMeasureOpen = (facts: Facts): ProblemRefusal | null => {
  const open = openMeasures(facts).length;
  return open === 0 ? null : refuse('MeasuresOpen', undefined, { open });
};

/** There is a measure to work on. */
export function someMeasureOpen(facts: Facts): ProblemRefusal | null {
  if (facts.measures.length === 0) return refuse('MeasureMissing');
  return openMeasures(facts).length === 0 ? refuse('AllMeasuresCompleted') : null;
}

export const openSteps = ({ content, completedSteps }: Measure): number =>
  content.steps.length - completedSteps.length;

/** The measure of this problem that a command names. */
export const measureOf = ({ measures }: Facts, measure: string, pointer: string): Measure | ProblemRefusal =>
  measures.find(({ id }) => id === measure) ?? refuse('MeasureUnknown', pointer, { measure });

/** The same, and still in work. */
export function openMeasureOf(facts: Facts, measure: string, pointer = '/measure'): Measure | ProblemRefusal {
  const found = measureOf(facts, measure, pointer);
  if ('refused' in found) return found;
  return found.completion === null ? found : refuse('MeasureAlreadyCompleted', pointer, { measure });
}
