import { everything, type Grant } from '@xiaohao/access';
import type { ListProblems, ProblemFilter, ProblemSort } from '@xiaohao/ledger';
import { severities, sourceChannels, stages } from '@xiaohao/problem';
import type { SeededRandom } from '../ledger-data/random.js';

/** What a reader asks; pages of 50. */
export type LedgerRequest =
  | { readonly kind: 'list'; readonly params: ListProblems }
  | { readonly kind: 'detail'; readonly problem: string };

/** Answers a request; gives how many lines or characters came. */
export type Ask = (request: LedgerRequest) => Promise<number>;

export interface Known {
  /** What the clerks of grass-roots units see, and what people see who have duties and no unit. */
  readonly narrow: readonly Grant[];
  readonly units: readonly string[];
  readonly people: readonly string[];
  readonly campaigns: readonly string[];
  readonly categories: readonly string[];
  readonly problems: readonly string[];
  /** Cursors into the list of all, with the sort that they belong to. */
  readonly deeper: readonly ListProblems[];
}

const sorts: readonly ProblemSort[] = ['number', 'dueOn', 'identifiedAt', 'lastEventAt'];
const words = [
  '吃喝',
  '食堂',
  '红包',
  '旅游',
  '制度',
  '凭证',
  '公车',
  '采购',
  '帮扶资金',
  '违规吃喝',
  '职工之家',
  '清退违规款项',
  '2025-0042',
  '会议费 超标',
];

const filters: readonly ((r: SeededRandom, known: Known) => ProblemFilter)[] = [
  (r) => ({ stage: [r.pick(stages)] }),
  (r, { units }) => ({ unit: r.pick(units) }),
  (r, { campaigns, categories }) => ({ campaign: r.pick(campaigns), category: r.pick(categories) }),
  (r, { categories }) => ({ category: r.pick(categories), severity: r.pick(severities), livelihood: true }),
  (r, { people }) => ({ person: r.pick(people) }),
  (r) => ({ source: r.pick(sourceChannels), stage: ['rectifying', 'signOffRequested'] }),
  (r) => ({ dueFrom: `2026-0${1 + r.below(9)}-01`, dueTo: `2026-0${1 + r.below(9)}-28` }),
  (r, { units }) => ({ unit: r.pick(units), stage: ['filed', 'closed'], difficulty: 'systemic' }),
];

/** One request of a kind, other ones for each number drawn. */
export const requests: Readonly<
  Record<'list' | 'filter' | 'search' | 'detail' | 'scoped', (r: SeededRandom, known: Known) => LedgerRequest>
> = {
  list: (r, { deeper }) => ({
    kind: 'list',
    params: r.chance(0.3)
      ? r.pick(deeper)
      : { sort: r.pick(sorts), direction: r.pick(['asc', 'desc']), grant: everything },
  }),
  filter: (r, known) => ({
    kind: 'list',
    params: { filter: r.pick(filters)(r, known), sort: r.pick(sorts), grant: everything },
  }),
  scoped: (r, known) => ({
    kind: 'list',
    params: {
      filter: r.chance(0.3) ? {} : r.pick(filters)(r, known),
      sort: r.pick(sorts),
      total: true,
      grant: r.pick(known.narrow),
    },
  }),
  search: (r) => ({ kind: 'list', params: { filter: { text: r.pick(words) }, grant: everything } }),
  detail: (r, { problems }) => ({ kind: 'detail', problem: r.pick(problems) }),
};
