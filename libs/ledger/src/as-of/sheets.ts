import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { countColumns } from '../counts/count-problems.js';
import { pastProblem, stillStands } from './past-tables.js';

/** What filters, counts and orders need of a line; the rest is read for the page that is shown. */
const columns = [
  'at',
  'until',
  'ordinal',
  ...countColumns,
  'secrecy',
  'foundOn',
  'identifiedAt',
  'dueOrder',
  'overdueOrder',
  'originalOverdueAfter',
  'lastEventAt',
] as const;

const typeOf = (name: string): string => {
  const type = pastProblem.columns[name as keyof typeof pastProblem.columns];
  return type === 'integer' || type === 'boolean' ? 'INTEGER' : 'TEXT';
};

/**
 * A sheet is the whole ledger at one position, copied. The ledger at any position is the sheet before it without
 * what had ended, and the rows since: so much is read, however long the log. A new sheet is made when as many rows
 * have come as the last one has, so that all sheets together have no more rows than there are.
 */
export const sheetSchema: readonly string[] = [
  `CREATE TABLE sheet_row (sheet INTEGER NOT NULL, ${columns.map((name) => `${name} ${typeOf(name)}`).join(', ')}, PRIMARY KEY (sheet, at)) WITHOUT ROWID`,
  'CREATE TABLE sheet (position INTEGER PRIMARY KEY, lines INTEGER NOT NULL)',
];

/** Keeps the ends of rows, and the sheets. */
export class Sheets {
  readonly #end: StatementSync;
  readonly #endOnSheet: StatementSync;
  readonly #copy: StatementSync;
  #since: number;
  #last: { readonly position: number; readonly lines: number };

  /** @param least rows between two sheets at least */
  constructor(
    private readonly db: DatabaseSync,
    private readonly least: number,
  ) {
    this.#end = db.prepare(
      'UPDATE past_problem SET until = next.at FROM past_problem next WHERE next.at > ? AND next.at <= ? AND past_problem.at = next.previous',
    );
    this.#endOnSheet = db.prepare(
      'UPDATE sheet_row SET until = next.at FROM past_problem next WHERE next.at > ? AND next.at <= ? AND sheet_row.sheet = ? AND sheet_row.at = next.previous',
    );
    this.#copy = db.prepare(
      `INSERT INTO sheet_row SELECT ?, ${columns.join(', ')} FROM (SELECT ${columns.join(', ')} FROM sheet_row WHERE sheet = ? AND until = ${stillStands} UNION ALL SELECT ${columns.join(', ')} FROM past_problem WHERE at > ? AND at <= ? AND until = ${stillStands}) ORDER BY at`,
    );
    const row = db.prepare('SELECT position, lines FROM sheet ORDER BY position DESC LIMIT 1').get();
    this.#last = { position: Number(row?.position ?? 0), lines: Number(row?.lines ?? 0) };
    this.#since = Number(
      db.prepare('SELECT count(*) AS n FROM past_problem WHERE at > ?').get(this.#last.position)?.n,
    );
  }

  /** Takes in the rows after one position up to another; inside the caller's transaction. */
  follow(after: number, upTo: number): void {
    const ended = Number(this.#end.run(after, upTo).changes);
    this.#endOnSheet.run(after, upTo, this.#last.position);
    const came = this.db
      .prepare('SELECT count(*) AS n FROM past_problem WHERE at > ? AND at <= ?')
      .get(after, upTo);
    this.#since += Number(came?.n);
    if (ended >= 0 && this.#since >= Math.max(this.least, this.#last.lines)) this.#begin(upTo);
  }

  #begin(position: number): void {
    const { position: before } = this.#last;
    const lines = Number(this.#copy.run(position, before, before, position).changes);
    this.db.prepare('INSERT INTO sheet VALUES (?, ?)').run(position, lines);
    this.#last = { position, lines };
    this.#since = 0;
  }
}
