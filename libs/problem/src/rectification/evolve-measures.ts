import { changed, including, materially } from '../changes.js';
import type { Facts, Measure } from '../facts.js';
import type { ExistingProblem, ProblemState } from '../state.js';
import type { RectificationEvent } from './events.js';

type MeasureEvent = Extract<
  RectificationEvent,
  {
    type: 'MeasureAssigned' | 'MeasureRevised' | 'StepCompleted' | 'ProgressReported' | 'MeasureCompleted';
  }
>;

const touching = (
  { measures, contributors }: Facts,
  { by, measure }: MeasureEvent['data'],
  touch: (measure: Measure) => Measure,
): Partial<Facts> => ({
  measures: measures.map((standing) => (standing.id === measure ? touch(standing) : standing)),
  contributors: including(contributors, by),
});

/** A completed step stays so through a revision that leaves its number and its text as they were. */
const keptSteps = (standing: Measure, after: readonly string[]): readonly number[] =>
  standing.completedSteps.filter((step) => after[step - 1] === standing.content.steps[step - 1]);

export function evolveMeasures(state: ExistingProblem, { type, data }: MeasureEvent): ProblemState {
  const { facts } = state;
  switch (type) {
    case 'MeasureAssigned': {
      const { by, measure: id, content } = data;
      const measure: Measure = {
        id,
        content,
        originalDueOn: content.dueOn,
        completedSteps: [],
        percent: 0,
        completion: null,
        rectificationRound: facts.rectificationRound,
      };
      return materially(state, {
        measures: [...facts.measures, measure],
        contributors: including(facts.contributors, by, content.person, content.leader),
      });
    }
    case 'MeasureRevised': {
      const { by, approver, after } = data;
      return materially(state, {
        ...touching(facts, data, (measure) => ({
          ...measure,
          content: after,
          completedSteps: keptSteps(measure, after.steps),
        })),
        contributors: including(facts.contributors, by, approver, after.person, after.leader),
      });
    }
    case 'StepCompleted':
      return changed(
        state,
        touching(facts, data, (measure) => ({
          ...measure,
          completedSteps: [...measure.completedSteps, data.step].toSorted((one, other) => one - other),
        })),
      );
    case 'ProgressReported':
      return changed(
        state,
        touching(facts, data, (measure) => ({ ...measure, percent: data.percent })),
      );
    case 'MeasureCompleted':
      return materially(
        state,
        touching(facts, data, (measure) => ({
          ...measure,
          completion: { actual: data.actual, result: data.result },
        })),
      );
    default:
      return data satisfies never;
  }
}
