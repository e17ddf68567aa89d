import { fromDay, untilDay } from '../asking/days.js';
import type { Ledger } from '../asking/ledger.js';
import { type Page, type PageAsked, readPage, unitsUnder } from '../asking/pages.js';
import type { TodoRow } from './todo.js';

export interface ListTodos extends PageAsked {
  readonly problem?: string;
  readonly campaign?: string;
  readonly unit?: string;
  /** Days where the public bodies are, both inclusive. */
  readonly from?: string;
  readonly to?: string;
}

export interface TodoLine extends TodoRow {
  readonly number: string;
  readonly title: string;
  readonly unit: string;
}

/** What the clock will do, the soonest first. */
export function listTodos(ledger: Ledger, asked: ListTodos): Page<TodoLine> {
  const page = readPage<TodoLine>(
    ledger,
    {
      name: 'todos',
      select: 'SELECT t.*, p.number, p.title, p.unit FROM todo t JOIN problem p ON p.id = t.problem',
      restrictions: [
        { sql: 't.problem = ?', value: asked.problem },
        { sql: 'p.campaign = ?', value: asked.campaign },
        { sql: `p.unit IN (${unitsUnder})`, value: asked.unit },
        { sql: 't.at >= ?', value: asked.from && fromDay(asked.from) },
        { sql: 't.at < ?', value: asked.to && untilDay(asked.to) },
      ],
      order: [
        ['t.at', 'at'],
        ['t.problem', 'problem'],
        ['t.place', 'place'],
      ],
      direction: 'asc',
    },
    asked,
  );
  return { ...page, rows: page.rows.map((row) => ({ ...row, provisional: Boolean(row.provisional) })) };
}
