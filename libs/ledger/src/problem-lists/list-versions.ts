import type { Ledger } from '../asking/ledger.js';
import { type ListEntryRow, listEntry } from './problem-lists.js';

export interface ListVersion {
  readonly list: string;
  /** From 1, per unit and campaign, in the order of handing in. */
  readonly version: number;
  readonly submittedAt: string;
  readonly problems: number;
}

/** Every version of one unit's list in one campaign, the first one first. */
export const listVersions = (
  ledger: Ledger,
  { unit, campaign }: { readonly unit: string; readonly campaign: string },
): readonly ListVersion[] =>
  ledger.all(
    `SELECT list, row_number() OVER (ORDER BY min(place)) AS version, min(submittedAt) AS submittedAt, count(*) AS problems
      FROM list_entry WHERE unit = ? AND campaign = ? GROUP BY list ORDER BY min(place)`,
    unit,
    campaign,
  );

export interface ListComparison {
  readonly added: readonly ListEntryRow[];
  readonly reworded: readonly { readonly before: ListEntryRow; readonly after: ListEntryRow }[];
  readonly withdrawn: readonly ListEntryRow[];
}

const entriesOf = (ledger: Ledger, list: string): readonly ListEntryRow[] =>
  ledger.rows(listEntry, 'WHERE t.list = ? ORDER BY t.number, t.problem', list);

/** What came, what was put in other words and what went between two versions. */
export function compareLists(
  ledger: Ledger,
  { before, after }: { readonly before: string; readonly after: string },
): ListComparison {
  const earlier = new Map(entriesOf(ledger, before).map((entry) => [entry.problem, entry]));
  const later = new Map(entriesOf(ledger, after).map((entry) => [entry.problem, entry]));
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
