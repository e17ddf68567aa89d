import type { SQLInputValue } from 'node:sqlite';
import { fromDay, untilDay } from '../asking/days.js';
import { InvalidQuery } from '../asking/ledger.js';
import { unitsUnder } from '../asking/pages.js';
import type { ProblemFilter } from './filter.js';
import { noTerm } from './problem-row.js';

/** A restriction on `problem p`. `index` is one that finds just these rows. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
  readonly index?: string;
  /** Where there is no index to count in: the share of problems that it leaves, as a guess. */
  readonly guess?: number;
  /** One value of the index's only column: rows come from it in order of number. */
  readonly single?: boolean;
  /** A span of time or dates, which goes along with most orders. */
  readonly span?: boolean;
}

/** Restricts `problem p` to what the search finds for one phrase, where the search is not what is read first. */
export const holdsPhrase = 'p.ordinal IN (SELECT rowid FROM problem_search WHERE problem_search MATCH ?)';

/** Columns that are compared with one value, and the index over each, where there is one. */
const equals = [
  ['campaign', 'problem_by_campaign'],
  ['category', 'problem_by_category'],
  ['source', 'problem_by_source'],
  ['discovery', undefined],
  ['checklist', undefined],
  ['checklistEntry', 'problem_by_checklistEntry'],
  ['handling', 'problem_by_handling'],
  ['difficulty', 'problem_by_difficulty'],
  ['severity', undefined],
  ['ownerKind', undefined],
  ['secrecy', undefined],
] as const;

const asItIs = (date: string): string => date;

/** Days of the filter, how the column is compared with them, and with what of the day. */
const ranges = [
  ['foundFrom', 'foundOn', '>=', 'problem_by_foundOn', asItIs],
  ['foundTo', 'foundOn', '<=', 'problem_by_foundOn', asItIs],
  ['identifiedFrom', 'identifiedAt', '>=', 'problem_by_identifiedAt_ordinal_dueOrder', fromDay],
  ['identifiedTo', 'identifiedAt', '<', 'problem_by_identifiedAt_ordinal_dueOrder', untilDay],
  ['lastChangeFrom', 'lastEventAt', '>=', 'problem_by_lastEventAt_ordinal_dueOrder', fromDay],
  ['lastChangeTo', 'lastEventAt', '<', 'problem_by_lastEventAt_ordinal_dueOrder', untilDay],
  ['dueFrom', 'dueOrder', '>=', 'problem_by_dueOrder', asItIs],
  ['dueTo', 'dueOrder', '<=', 'problem_by_dueOrder', asItIs],
] as const;

/** Overdue on every date after the one in the column. */
export const lateness = {
  overdue: 'overdueOrder',
  overdueAgainstOriginal: 'originalOverdueAfter',
} as const;
export type Lateness = keyof typeof lateness;
export const latenesses = Object.keys(lateness) as readonly Lateness[];

/** @throws InvalidQuery where lateness is asked for and no day that it goes by is told */
export function dayOf(day: string | undefined): string {
  if (day === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new InvalidQuery('today', 'a date');
  return day;
}

/** Which of these columns a filter names: one index finds them together, and none of the last two is worth one alone. */
const kindColumns = ['category', 'severity', 'livelihood'] as const;
const kindIndex = 'problem_by_category_severity_livelihood';

function kindOf({ sql, values, ...rest }: Condition): Condition {
  return kindColumns.some((column) => sql === `p.${column} = ?`)
    ? { sql, values, index: kindIndex }
    : { sql, values, ...rest };
}

/**
 * The filter in SQL: fixed texts, and every value bound.
 * @param day that lateness goes by
 */
export function conditionsOf(filter: ProblemFilter, day?: string): readonly Condition[] {
  const found = oneByOne(filter, day);
  const { category, severity, livelihood } = filter;
  const ofKind = category !== undefined && (severity !== undefined || livelihood !== undefined);
  return ofKind ? found.map(kindOf) : found;
}

function oneByOne(filter: ProblemFilter, today?: string): readonly Condition[] {
  const found: Condition[] = [];
  for (const [column, index] of equals) {
    const value = filter[column];
    if (value === undefined) continue;
    found.push({
      sql: `p.${column} = ?`,
      values: [value],
      ...(index ? { index, single: true } : { guess: 1 / 3 }),
    });
  }
  if (filter.stage !== undefined)
    found.push(
      filter.stage.length === 1
        ? { sql: 'p.stage = ?', values: [filter.stage[0] ?? ''], index: 'problem_by_stage', single: true }
        : {
            sql: 'p.stage IN (SELECT value FROM json_each(?))',
            values: [JSON.stringify(filter.stage)],
            index: 'problem_by_stage',
          },
    );
  if (filter.livelihood !== undefined)
    found.push({ sql: 'p.livelihood = ?', values: [filter.livelihood ? 1 : 0], guess: 1 / 3 });
  if (filter.unit !== undefined)
    found.push({
      sql: `p.unit IN (${unitsUnder})`,
      values: [filter.unit],
      index: 'problem_by_unit_category',
    });
  if (filter.person !== undefined)
    found.push({
      sql: 'p.ordinal IN (SELECT ordinal FROM problem_person WHERE person = ?)',
      values: [filter.person],
    });
  for (const [name, column, operator, index, bound] of ranges) {
    const day = filter[name];
    if (day !== undefined)
      found.push({ sql: `p.${column} ${operator} ?`, values: [bound(day)], index, span: true });
  }
  for (const name of latenesses)
    if (filter[name] === true) {
      const column = lateness[name];
      found.push({
        sql: `p.${column} < ?`,
        values: [dayOf(today)],
        index: `problem_by_${column}`,
        span: true,
      });
    }
  // What has no date stands behind every date.
  if (filter.dueFrom !== undefined)
    found.push({ sql: 'p.dueOrder < ?', values: [noTerm], index: 'problem_by_dueOrder', span: true });
  return found;
}
