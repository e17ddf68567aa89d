import type { Grant } from '@xiaohao/access';
import type { Ledger } from '../asking/ledger.js';
import { scopeOf } from '../asking/scope.js';
import { type ListEntryRow, listEntry } from './problem-lists.js';

export interface ListVersion {
  readonly list: string;
  /** From 1, per unit and campaign, in the order of handing in. */
  readonly version: number;
  readonly submittedAt: string;
  readonly problems: number;
}

/** Every version of one unit's list in one campaign, the first one first, as far as the reader sees its problems. */
export function listVersions(
  ledger: Ledger,
  { unit, campaign, grant }: { readonly unit: string; readonly campaign: string; readonly grant: Grant },
): readonly ListVersion[] {
  const { sql, values } = scopeOf(grant);
  const conditions = ['e.unit = ?', 'e.campaign = ?', ...sql].join(' AND ');
  return ledger.all(
    `SELECT e.list, row_number() OVER (ORDER BY min(e.place)) AS version, min(e.submittedAt) AS submittedAt, count(*) AS problems
      FROM list_entry e JOIN problem p ON p.id = e.problem WHERE ${conditions} GROUP BY e.list ORDER BY min(e.place)`,
    ...values,
    unit,
    campaign,
  );
}

/** The problems of one hand-in, for nobody to read: they tell whether it had begun before. */
export const problemsOfList = (ledger: Ledger, { list }: { readonly list: string }): readonly string[] =>
  ledger.rows(listEntry, 'WHERE t.list = ? ORDER BY t.problem', list).map(({ problem }) => problem);

export interface ListComparison {
  readonly added: readonly ListEntryRow[];
  readonly reworded: readonly { readonly before: ListEntryRow; readonly after: ListEntryRow }[];
  readonly withdrawn: readonly ListEntryRow[];
}

function entriesOf(ledger: Ledger, list: string, grant: Grant): readonly ListEntryRow[] {
  const { sql, values } = scopeOf(grant);
  const conditions = ['t.list = ?', ...sql].join(' AND ');
  return ledger.rows(
    listEntry,
    `JOIN problem p ON p.id = t.problem WHERE ${conditions} ORDER BY t.number, t.problem`,
    ...values,
    list,
  );
}

/** What came, what was put in other words and what went between two versions. */
export function compareLists(
  ledger: Ledger,
  { before, after, grant }: { readonly before: string; readonly after: string; readonly grant: Grant },
): ListComparison {
  const earlier = new Map(entriesOf(ledger, before, grant).map((entry) => [entry.problem, entry]));
  const later = new Map(entriesOf(ledger, after, grant).map((entry) => [entry.problem, entry]));
  const reworded = [...later.values()].flatMap((entry) => {
    const former = earlier.get(entry.problem);
    const same = former?.title === entry.title && former.description === entry.description;
    return former === undefined || same ? [] : [{ before: former, after: entry }];
  });
  return {
    added: [...later.values()].filter(({ problem }) => !earlier.has(problem)),
    reworded,
    withdrawn: [...earlier.values()].filter(({ problem }) => !later.has(problem)),
  };
}
