import type { Grant } from '@xiaohao/access';
import type { IntakeChannel, IntakeSecrecy } from '@xiaohao/intake';
import { readCursor, writeCursor } from '../asking/cursor.js';
import { InvalidQuery, type Ledger } from '../asking/ledger.js';
import { type Page, type PageAsked, unitsUnder } from '../asking/pages.js';
import { scopeOf, where } from '../asking/scope.js';
import { type IntakeRow, intake } from './intakes.js';
import { scopeOfIntakes } from './scope-of-intakes.js';

export interface ListIntakes extends PageAsked {
  readonly channel?: IntakeChannel;
  readonly secrecy?: IntakeSecrecy;
  /** This unit and every unit under it. */
  readonly unit?: string;
  /** Dates, both inclusive. */
  readonly receivedFrom?: string;
  readonly receivedTo?: string;
}

const largestPage = 200;

/** The latest registered first. Throws `InvalidQuery`, `InvalidCursor`. */
export function listIntakes(ledger: Ledger, asked: ListIntakes): Page<IntakeRow> {
  const { pageSize = 50, cursor, reader = '', grant } = asked;
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > largestPage)
    throw new InvalidQuery('pageSize', `a whole number from 1 to ${largestPage}`);
  const used = [
    { sql: 'i.channel = ?', value: asked.channel },
    { sql: 'i.secrecy = ?', value: asked.secrecy },
    { sql: `i.unit IN (${unitsUnder})`, value: asked.unit },
    { sql: 'i.receivedOn >= ?', value: asked.receivedFrom },
    { sql: 'i.receivedOn <= ?', value: asked.receivedTo },
  ].flatMap(({ sql, value }) => (value === undefined ? [] : [{ sql, value }]));
  const binding = JSON.stringify(['intakes', reader, used]);
  const place = cursor === undefined ? undefined : readCursor(ledger.cursorSecret, binding, cursor);
  const scope = scopeOfIntakes(grant);
  const beyond = place === undefined ? [] : ['(i.registeredAt, i.id) < (?, ?)'];
  const found = ledger.all<IntakeRow & Record<string, string>>(
    `SELECT ${columns} FROM intake i${where([...scope.sql, ...used.map(({ sql }) => sql), ...beyond])} ORDER BY i.registeredAt DESC, i.id DESC LIMIT ?`,
    ...scope.values,
    ...used.map(({ value }) => value),
    ...(place ?? []),
    pageSize + 1,
  );
  const rows = found.slice(0, pageSize);
  const last = found.length > pageSize ? rows.at(-1) : undefined;
  return {
    rows,
    next: last ? writeCursor(ledger.cursorSecret, binding, [last.registeredAt, last.id]) : null,
  };
}

const columns = Object.keys(intake.columns)
  .map((column) => `i.${column}`)
  .join(', ');

/** An intake with the problems that came of it, as far as the reader sees them. */
export interface IntakeDocument extends IntakeRow {
  readonly problems: readonly { readonly id: string; readonly number: string; readonly title: string }[];
}

/** Null where there is none that the reader sees. */
export function readIntake(
  ledger: Ledger,
  { intake: id, grant }: { readonly intake: string; readonly grant: Grant },
): IntakeDocument | null {
  const scope = scopeOfIntakes(grant);
  const row = ledger.one<IntakeRow>(
    `SELECT ${columns} FROM intake i${where([...scope.sql, 'i.id = ?'])}`,
    ...scope.values,
    id,
  );
  if (row === undefined) return null;
  const ofProblems = scopeOf(grant);
  const problems = ledger.all<{ id: string; number: string; title: string }>(
    `SELECT p.id, p.number, p.title FROM intake_problem o JOIN problem p ON p.id = o.problem${where([...ofProblems.sql, 'o.intake = ?'])} ORDER BY p.ordinal`,
    ...ofProblems.values,
    id,
  );
  return { ...row, problems };
}

/** Number of an intake with this paper at this unit, among those that the reader sees; null when there is none. */
export function intakeOfPaper(
  ledger: Ledger,
  asked: {
    readonly unit: string;
    readonly channel: IntakeChannel;
    readonly paper: string;
    readonly grant: Grant;
  },
): string | null {
  const { sql, values } = scopeOfIntakes(asked.grant);
  const found = ledger.one<{ number: string }>(
    `SELECT i.number FROM intake i${where([...sql, 'i.unit = ?', 'i.channel = ?', 'i.paper = ?'])} LIMIT 1`,
    ...values,
    asked.unit,
    asked.channel,
    asked.paper,
  );
  return found?.number ?? null;
}
