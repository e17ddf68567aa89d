import { Code, DateField, edgeProblem, ListOfCodes, Whole } from '@xiaohao/http';
import { type CountDimension, countDimensions } from '@xiaohao/ledger';
import { addDays } from '@xiaohao/working-calendar';
import { PointField } from '../problems/past/point-field.js';
import { FilterQuery } from './list-params.js';

export const stepLengths = ['day', 'week', 'month'] as const;
export type StepLength = (typeof stepLengths)[number];

/** A metric over a range of days: any dimensions, any filter. */
export class SeriesQuery extends FilterQuery {
  @ListOfCodes(countDimensions, {
    minItems: 1,
    maxItems: 2,
    description: '统计维度，可重复一次 / dimension, given once or twice',
  })
  readonly by!: readonly CountDimension[];
  @DateField({ description: '第一天 / first day' })
  readonly from!: string;
  @DateField({ description: '最后一天 / last day' })
  readonly to!: string;
  @Code(stepLengths, {
    description: '每期：日、周（七天）、月（历月） / a day, seven days, a calendar month',
  })
  readonly every!: StepLength;
  @Whole({
    optional: true,
    min: 1,
    max: 100,
    description: '一次最多几期，缺省 24 / steps at most, default 24',
  })
  readonly steps?: number;
  @PointField({ optional: true, description: '当时所知 / as known at' })
  readonly knownAt?: string;
}

/** Days from and to, inclusive; `after` is the day before the first. */
export interface Step {
  readonly after: string;
  readonly from: string;
  readonly to: string;
}

/** The first day after the step that begins on this one. */
function nextOf(from: string, every: StepLength): string {
  if (every !== 'month') return addDays(from, every === 'day' ? 1 : 7);
  return addDays(`${from.slice(0, 7)}-28`, 4)
    .slice(0, 8)
    .concat('01');
}

/**
 * The steps of a range, the last one cut off where it ends. Months are those of the calendar, so that a range that
 * begins within one has a short first step.
 * @throws HttpProblem RangeBackwards
 */
export function stepsOf(from: string, to: string, every: StepLength): readonly Step[] {
  if (to < from) throw edgeProblem('RangeBackwards', { params: { from, to } });
  const steps: Step[] = [];
  for (let first = from; first <= to; first = nextOf(first, every)) {
    const last = addDays(nextOf(first, every), -1);
    steps.push({ after: addDays(first, -1), from: first, to: last < to ? last : to });
  }
  return steps;
}
