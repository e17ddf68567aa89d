import type { MeasureDue, ProblemRow } from './problem-row.js';

type Term = Pick<ProblemRow, 'dueOn' | 'dueOrder'>;

/** Stands behind every date, so that what has no term comes last in ascending order. */
const noTerm = '~';

/** The entry of a reopening's term, which counts while no measure is open. */
const reopening = 'reopening';

const latest = (dues: readonly MeasureDue[]): string | null =>
  dues
    .filter(({ open }) => open)
    .reduce<string | null>((last, { dueOn }) => (last === null || dueOn > last ? dueOn : last), null);

export function termOf(dues: readonly MeasureDue[]): Term {
  const ofMeasures = latest(dues.filter(({ measure }) => measure !== reopening));
  const dueOn = ofMeasures ?? latest(dues);
  return { dueOn, dueOrder: dueOn ?? noTerm };
}

/** A measure's term set anew; one that is completed stays so. */
export function withTerm(dues: readonly MeasureDue[], measure: string, dueOn: string): readonly MeasureDue[] {
  const before = dues.find((due) => due.measure === measure);
  const others = dues.filter((due) => due.measure !== measure);
  return [...others, { measure, dueOn, open: before?.open !== false }];
}

export const withoutTerm = (dues: readonly MeasureDue[], measure: string): readonly MeasureDue[] =>
  dues.map((due) => (due.measure === measure ? { ...due, open: false } : due));

export const reopened = (dues: readonly MeasureDue[], dueOn: string): readonly MeasureDue[] => [
  ...dues.filter(({ measure }) => measure !== reopening),
  { measure: reopening, dueOn, open: true },
];

export const closed = (dues: readonly MeasureDue[]): readonly MeasureDue[] =>
  dues.filter(({ measure }) => measure !== reopening);
