import type { Stage } from '@xiaohao/problem';

/** A date by which something of the rectification is due. */
export interface Due {
  /** A measure's id, or {@link reopening}. */
  readonly measure: string;
  readonly dueOn: string;
  readonly originalDueOn: string;
  readonly open: boolean;
}

/** By when a problem is to be rectified, `YYYY-MM-DD`; both null where nothing of it is due. */
export interface Term {
  readonly dueOn: string | null;
  readonly originalDueOn: string | null;
}

/** It is overdue on every date after these; both null where nothing of it is due. */
export interface Lateness {
  readonly overdueAfter: string | null;
  readonly originalOverdueAfter: string | null;
}

/** The entry of a reopening's term, which counts while no measure is open. */
export const reopening = 'reopening';

const isMeasure = ({ measure }: Due): boolean => measure !== reopening;
const isOpenMeasure = (due: Due): boolean => due.open && isMeasure(due);
const current = ({ dueOn }: Due): string => dueOn;
const original = ({ originalDueOn }: Due): string => originalDueOn;

const latest = (dates: readonly string[]): string | null => dates.toSorted().at(-1) ?? null;
const soonest = (dates: readonly string[]): string | null => dates.toSorted()[0] ?? null;

/**
 * What of these is still due: the open measures; while none is open, the request for sign-off, by the latest date of
 * all of them. Once sign-off is requested, and before the problem is finalised, nothing is.
 */
function stillDue(dues: readonly Due[], stage: Stage): readonly Due[] {
  if (stage !== 'rectifying' && stage !== 'finalised') return [];
  const open = dues.filter(isOpenMeasure);
  if (open.length > 0) return open;
  return stage === 'rectifying' ? dues : [];
}

/** The last of the dates that are still due. */
export function termOf(dues: readonly Due[], stage: Stage): Term {
  const due = stillDue(dues, stage);
  return { dueOn: latest(due.map(current)), originalDueOn: latest(due.map(original)) };
}

/** The first of the dates that are still due; never later than {@link termOf}. */
export function latenessOf(dues: readonly Due[], stage: Stage): Lateness {
  const due = stillDue(dues, stage);
  const first = due.some(isOpenMeasure) ? soonest : latest;
  return { overdueAfter: first(due.map(current)), originalOverdueAfter: first(due.map(original)) };
}

/** A measure's term set anew, its first one kept; one that is completed stays so. */
export function withTerm(dues: readonly Due[], measure: string, dueOn: string): readonly Due[] {
  const before = dues.find((due) => due.measure === measure);
  const others = dues.filter((due) => due.measure !== measure);
  const originalDueOn = before?.originalDueOn ?? dueOn;
  return [...others, { measure, dueOn, originalDueOn, open: before?.open !== false }];
}

export const withoutTerm = (dues: readonly Due[], measure: string): readonly Due[] =>
  dues.map((due) => (due.measure === measure ? { ...due, open: false } : due));

/** A rejection takes the term of the reopening away: there are measures for it by then. */
export const measuresOnly = (dues: readonly Due[]): readonly Due[] => dues.filter(isMeasure);

/** A reopening begins a round of its own: what was done before has no term in it. */
export const reopened = (dueOn: string): readonly Due[] => [
  { measure: reopening, dueOn, originalDueOn: dueOn, open: true },
];
