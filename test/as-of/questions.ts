import { everything, type Grant, noneRestricted } from '@xiaohao/access';
import { type CountDimension, countDimensions, type ProblemFilter, problemSorts } from '@xiaohao/ledger';
import { stages } from '@xiaohao/problem';
import type { SeededRandom } from '../bench/ledger-data/random.js';
import { categories, entries, people, units, words } from './random-history.js';

/** What is asked of a ledger, of today or of any other day. */
export interface Question {
  readonly filter: ProblemFilter;
  readonly sort: (typeof problemSorts)[number];
  readonly direction: 'asc' | 'desc';
  readonly pageSize: number;
  readonly by: readonly CountDimension[];
}

/** All there is, restricted matters too: what a reader sees today is another question. */
export const allSeeing: Grant = { ...everything, restricted: { ...noneRestricted, all: true } };

const dateIn = (r: SeededRandom): string => `2026-0${2 + r.below(4)}-1${r.below(10)}`;

const filters: readonly ((r: SeededRandom) => ProblemFilter)[] = [
  () => ({}),
  (r) => ({ stage: [r.pick(stages), r.pick(stages), r.pick(stages)] }),
  (r) => ({ stage: ['rectifying'], category: r.pick(categories) }),
  (r) => ({ unit: r.pick(units) }),
  (r) => ({ person: r.pick(people) }),
  (r) => ({ text: r.pick(words) }),
  (r) => ({ text: `${r.pick(words)} ${r.pick(words)}`, unit: r.pick(units) }),
  (r) => ({ category: r.pick(categories), livelihood: r.chance(0.5) }),
  (r) => ({ severity: r.pick(['minor', 'serious']), campaign: r.pick(['c1', 'c2']) }),
  (r) => ({ dueFrom: dateIn(r), dueTo: '2026-06-01' }),
  (r) => ({ dueFrom: dateIn(r) }),
  (r) => ({ lastChangeFrom: dateIn(r), secrecy: r.pick(['open', 'restricted']) }),
  (r) => ({ foundFrom: dateIn(r), foundTo: '2026-05-01' }),
  (r) => ({ checklistEntry: r.pick(entries) }),
  (r) => ({ checklist: r.pick(['own', 'superior']), checklistEntry: r.pick(entries) }),
  (r) => ({ foundTo: dateIn(r), unit: r.pick(units) }),
  (r) => ({ identifiedTo: dateIn(r), person: r.pick(people) }),
];

export function someQuestion(r: SeededRandom): Question {
  const first = r.pick(countDimensions);
  const second = r.pick(countDimensions);
  return {
    filter: {
      ...r.pick(filters)(r),
      ...(r.chance(0.1) ? { overdue: true } : {}),
      ...(r.chance(0.1) ? { overdueAgainstOriginal: true } : {}),
    },
    sort: r.pick(problemSorts),
    direction: r.pick(['asc', 'desc']),
    pageSize: 1 + r.below(5),
    by: first === second ? [first] : [first, second],
  };
}
