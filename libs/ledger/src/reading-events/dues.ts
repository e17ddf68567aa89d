import type { Stage } from '@xiaohao/problem';

/** A date by which something of the rectification is due. */
export interface Due {
  /** A measure's id, or {@link reopening}. */
  readonly measure: string;
  readonly dueOn: string;
  readonly originalDueOn: string;
  readonly open: boolean;
  /** Who answers for the measure; absent of a reopening's term. */
  readonly accountable?: Accountable;
}

/** 责任领导 and 责任人 of a measure. */
export interface Accountable {
  readonly leader: string;
  readonly person: string;
}

/** By when a problem is to be rectified, `YYYY-MM-DD`; both null before it has measures. */
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
const current = ({ dueOn }: Due): string => dueOn;
const original = ({ originalDueOn }: Due): string => originalDueOn;

const latest = (dates: readonly string[]): string | null =>
  dates.reduce<string | null>((last, date) => (last === null || date > last ? date : last), null);
const soonest = (dates: readonly string[]): string | null =>
  dates.reduce<string | null>((first, date) => (first === null || date < first ? date : first), null);

/**
 * By the latest of the measures, done or not; while all are done and sign-off is to be requested, by the term of the
 * reopening where that is later; while there are none, by that term.
 */
export function termOf(dues: readonly Due[], stage: Stage): Term {
  const measures = dues.filter(isMeasure);
  const isToRequest = stage === 'rectifying' && measures.every(({ open }) => !open);
  const counting = isToRequest || measures.length === 0 ? dues : measures;
  return { dueOn: latest(counting.map(current)), originalDueOn: latest(counting.map(original)) };
}

/**
 * After the soonest of the open measures. While none is open, sign-off is to be requested, by the latest date of all.
 * Nothing is late once it is, nor while nothing was begun.
 */
export function latenessOf(dues: readonly Due[], stage: Stage): Lateness {
  const open = dues.filter((due) => due.open && isMeasure(due));
  const none = { overdueAfter: null, originalOverdueAfter: null };
  if (stage !== 'rectifying' && stage !== 'finalised') return none;
  if (open.length > 0)
    return { overdueAfter: soonest(open.map(current)), originalOverdueAfter: soonest(open.map(original)) };
  if (stage === 'finalised') return none;
  return { overdueAfter: latest(dues.map(current)), originalOverdueAfter: latest(dues.map(original)) };
}

/** A measure's term set anew, its place and its first term kept; one that is completed stays so. */
export function withTerm(dues: readonly Due[], measure: string, dueOn: string): readonly Due[] {
  const known = dues.some((due) => due.measure === measure);
  if (!known) return [...dues, { measure, dueOn, originalDueOn: dueOn, open: true }];
  return dues.map((due) => (due.measure === measure ? { ...due, dueOn } : due));
}

export const answeredBy = (dues: readonly Due[], measure: string, accountable: Accountable): readonly Due[] =>
  dues.map((due) => (due.measure === measure ? { ...due, accountable } : due));

/** Who leads and who answers for the measures, each person once, in the order of the measures. */
export function peopleOf(dues: readonly Due[]): {
  readonly measureLeaders: readonly string[];
  readonly measurePeople: readonly string[];
} {
  const accountable = dues.flatMap((due) => due.accountable ?? []);
  return {
    measureLeaders: [...new Set(accountable.map(({ leader }) => leader))],
    measurePeople: [...new Set(accountable.map(({ person }) => person))],
  };
}

export const completed = (dues: readonly Due[], measure: string): readonly Due[] =>
  dues.map((due) => (due.measure === measure ? { ...due, open: false } : due));

/** A rejection takes the term of the reopening away: there are measures for it by then. */
export const measuresOnly = (dues: readonly Due[]): readonly Due[] => dues.filter(isMeasure);

/** A reopening begins a round of its own: what was done before has no term in it. */
export const reopened = (dueOn: string): readonly Due[] => [
  { measure: reopening, dueOn, originalDueOn: dueOn, open: true },
];
