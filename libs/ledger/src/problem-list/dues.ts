import type { Stage } from '@xiaohao/problem';
import type { MeasureDue, ProblemRow } from './problem-row.js';

type Term = Pick<ProblemRow, 'dueOn' | 'dueOrder' | 'originalDueOn'>;
type Overdue = Pick<ProblemRow, 'overdueAfter' | 'originalOverdueAfter' | 'overdueOrder'>;

/** Stands behind every date, so that what has no term comes last in ascending order. */
export const noTerm = '~';

/** The entry of a reopening's term, which counts while no measure is open. */
const reopening = 'reopening';

const isMeasure = ({ measure }: MeasureDue): boolean => measure !== reopening;
const isOpen = ({ open }: MeasureDue): boolean => open;
const current = ({ dueOn }: MeasureDue): string => dueOn;
const original = ({ originalDueOn }: MeasureDue): string => originalDueOn;

const latest = (dates: readonly string[]): string | null => dates.toSorted().at(-1) ?? null;
const soonest = (dates: readonly string[]): string | null => dates.toSorted()[0] ?? null;

export function termOf(dues: readonly MeasureDue[]): Term {
  const open = dues.filter(isOpen);
  const measures = open.filter(isMeasure);
  const counting = measures.length > 0 ? measures : open;
  const dueOn = latest(counting.map(current));
  return { dueOn, dueOrder: dueOn ?? noTerm, originalDueOn: latest(counting.map(original)) };
}

/** The date after which it is overdue: of the soonest open measure, or else of the request for sign-off. */
function after(
  dues: readonly MeasureDue[],
  stage: Stage,
  dateOf: (due: MeasureDue) => string,
): string | null {
  if (stage !== 'rectifying' && stage !== 'finalised') return null;
  const open = dues.filter((due) => due.open && isMeasure(due));
  if (open.length > 0) return soonest(open.map(dateOf));
  return stage === 'rectifying' ? latest(dues.map(dateOf)) : null;
}

export function overdueOf(dues: readonly MeasureDue[], stage: Stage): Overdue {
  const overdueAfter = after(dues, stage, current);
  const originalOverdueAfter = after(dues, stage, original);
  return { overdueAfter, originalOverdueAfter, overdueOrder: overdueAfter ?? noTerm };
}

/** A measure's term set anew, its first one kept; one that is completed stays so. */
export function withTerm(dues: readonly MeasureDue[], measure: string, dueOn: string): readonly MeasureDue[] {
  const before = dues.find((due) => due.measure === measure);
  const others = dues.filter((due) => due.measure !== measure);
  const originalDueOn = before?.originalDueOn ?? dueOn;
  return [...others, { measure, dueOn, originalDueOn, open: before?.open !== false }];
}

export const withoutTerm = (dues: readonly MeasureDue[], measure: string): readonly MeasureDue[] =>
  dues.map((due) => (due.measure === measure ? { ...due, open: false } : due));

/** A rejection takes the term of the reopening away: there are measures for it by then. */
export const measuresOnly = (dues: readonly MeasureDue[]): readonly MeasureDue[] => dues.filter(isMeasure);

/** A reopening begins a round of its own: what was done before has no term in it. */
export const reopened = (dueOn: string): readonly MeasureDue[] => [
  { measure: reopening, dueOn, originalDueOn: dueOn, open: true },
];
