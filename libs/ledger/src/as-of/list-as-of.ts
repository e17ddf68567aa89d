import { decodeRow } from '@xiaohao/projection-runtime';
import { readCursor, writeCursor } from '../asking/cursor.js';
import { where } from '../asking/scope.js';
import type { Past } from '../past/choose-events.js';
import type { ListProblems } from '../problem-list/filter.js';
import { after, lineOf, type ProblemPage, pageOfList, sortColumns } from '../problem-list/page-of-list.js';
import { type ProblemRow, problem } from '../problem-list/problem-row.js';
import { type PlaceTold, told } from './count-as-of.js';
import { linesAsOf } from './lines-as-of.js';
import type { PastFile } from './past-file.js';
import { placeOf } from './place.js';

/** A page of the list as it stood. */
export interface ListAsOf extends Omit<ListProblems, 'today'> {
  readonly past: Past;
  /** The instant of asking, UTC. */
  readonly now: string;
}

export interface PastPage extends ProblemPage {
  readonly place: PlaceTold;
}

interface Found {
  readonly ref: number;
  readonly ordinal: number;
  readonly dueOrder: string;
  readonly identifiedAt: string;
  readonly lastEventAt: string;
}

const selected =
  'p.ordinal AS ordinal, p.dueOrder AS dueOrder, p.identifiedAt AS identifiedAt, p.lastEventAt AS lastEventAt, $ref AS ref';
const columns = Object.keys(problem.columns).join(', ');

function wholeLine({ ledger }: PastFile, { ref }: Found): ProblemRow {
  const row =
    ref > 0
      ? ledger.one<Record<string, never>>(`SELECT ${columns} FROM past_problem WHERE at = ?`, ref)
      : ledger.one<Record<string, never>>(`SELECT ${columns} FROM stated_line WHERE line = ?`, -ref);
  if (row === undefined) throw new Error(`the line ${ref} was found and is not there`);
  return decodeRow<ProblemRow>(problem, row);
}

/**
 * A page of the list as it stood at a point in the past. A cursor is good for the same point alone. Throws
 * `InvalidQuery`, `InvalidCursor` as the list of today does.
 */
export async function listAsOf(file: PastFile, { past, now, ...asked }: ListAsOf): Promise<PastPage> {
  const { ledger } = file;
  const { filter, sort, direction, pageSize, binding } = pageOfList(asked, JSON.stringify(past));
  const from =
    asked.cursor === undefined ? undefined : readCursor(ledger.cursorSecret, binding, asked.cursor);
  const place = await placeOf(file, past, now);
  const wanted = { filter, grant: asked.grant };
  const lines = linesAsOf(file, place, wanted, selected);
  const counted = linesAsOf(file, place, wanted, 'count(*) AS n');
  if (lines === null || counted === null)
    return { place: told(place), problems: [], next: null, ...(asked.total ? { total: 0 } : {}) };
  const rest = from === undefined ? { sql: [], values: [] } : after(sort, direction, from);
  const order = sort === 'number' ? '' : `p.${sortColumns[sort]} ${direction}, `;
  const found = ledger.all<Found>(
    `SELECT * FROM (${lines.sql}) p${where(rest.sql)} ORDER BY ${order}p.ordinal ${direction} LIMIT ?`,
    ...lines.values,
    ...rest.values,
    pageSize + 1,
  );
  const page = found.slice(0, pageSize);
  const last = found.length > pageSize ? page.at(-1) : undefined;
  return {
    place: told(place),
    problems: page.map((line) => lineOf(wholeLine(file, line))),
    next: last ? writeCursor(ledger.cursorSecret, binding, [last[sortColumns[sort]], last.ordinal]) : null,
    ...(asked.total
      ? { total: ledger.count(`SELECT sum(n) AS n FROM (${counted.sql})`, ...counted.values) }
      : {}),
  };
}
