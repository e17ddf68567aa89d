import type { Organisation } from '@xiaohao/organisation';
import { firstOf, knownPerson, knownUnit } from '../references.js';
import { type ProblemRefusal, refuse } from '../refuse.js';
import { written } from '../written.js';
import type { MeasureContent } from './events.js';

const checkIndicator = ({ indicator }: MeasureContent): ProblemRefusal | null =>
  written(indicator.name, '/content/indicator/name') ??
  written(indicator.unit, '/content/indicator/unit') ??
  firstOf(['baseline', 'target'] as const, (name) =>
    Number.isFinite(indicator[name]) ? null : refuse('IndicatorIncomplete', `/content/indicator/${name}`),
  );

/**
 * 可操作, 可评估, 能见效 and the people of a measure. The fourth gate, 有时限, is asked by the caller: a new
 * measure may not be due in the past, one that is revised keeps a date that has passed.
 */
export const checkMeasure = (content: MeasureContent, organisation: Organisation): ProblemRefusal | null =>
  written(content.text, '/content/text') ??
  (content.steps.length === 0 ? refuse('MeasureWithoutSteps', '/content/steps') : null) ??
  firstOf(content.steps, (step, at) => written(step, `/content/steps/${at}`)) ??
  checkIndicator(content) ??
  written(content.expectedResult, '/content/expectedResult') ??
  knownPerson(organisation, content.person, '/content/person') ??
  knownPerson(organisation, content.leader, '/content/leader') ??
  knownUnit(organisation, content.unit, '/content/unit');
