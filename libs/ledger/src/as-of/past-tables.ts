import { type ColumnType, type Table, table } from '@xiaohao/projection-runtime';
import { type ProblemRow, problem } from '../problem-list/problem-row.js';

/** Stands in `until` while no later row has taken the place of one. */
export const stillStands = Number.MAX_SAFE_INTEGER;

/** A line of the list as one event left it. */
export interface PastProblem extends ProblemRow {
  /** Position of that event, by which the row is found. */
  readonly at: number;
  /** Position of the problem's event before it; null of the first. */
  readonly previous: number | null;
  /** The type of the event. */
  readonly cause: string;
  /** Position from which the next row holds; {@link stillStands} while there is none. */
  readonly until: number;
}

/** What the movements of a ledger are counted by. */
export const movements = ['Identified', 'Closed', 'Reopened', 'Withdrawn', 'Merged'] as const;

/** The present rows as the past keeps them: nobody looks for them but by their key, so that no index is renewed. */
export const leanProblem: Table<ProblemRow> = { ...problem, indexes: [] };

type Columns = Readonly<Record<keyof ProblemRow & string, ColumnType>>;

/** The list's rows, all there ever were, in the order of the log. */
export const pastProblem = table<PastProblem>({
  name: 'past_problem',
  columns: {
    at: 'integer',
    previous: 'integer',
    cause: 'text',
    until: 'integer',
    ...(problem.columns as Columns),
  },
  key: ['at'],
  rowid: 'at',
  appendOnly: true,
  indexes: [
    { columns: ['cause', 'at'], where: `cause IN (${movements.map((cause) => `'${cause}'`).join(', ')})` },
  ],
});

/** Who had a duty from an event on. */
export interface PastPerson {
  readonly ordinal: number;
  readonly duty: string;
  readonly at: number;
  readonly person: string;
}

export const pastPerson = table<PastPerson>({
  name: 'past_person',
  columns: { ordinal: 'integer', duty: 'text', at: 'integer', person: 'text' },
  key: ['ordinal', 'duty', 'at'],
  indexes: [{ columns: ['person', 'ordinal'] }],
});

/** Under what a unit stood from an event on. */
export interface PastUnit {
  readonly id: string;
  readonly at: number;
  readonly parent: string | null;
}

export const pastUnit = table<PastUnit>({
  name: 'past_unit',
  columns: { id: 'text', at: 'integer', parent: 'text' },
  key: ['id', 'at'],
  indexes: [{ columns: ['parent'] }],
});

/** What one part of a problem said from an event on. */
export interface PastText {
  readonly at: number;
  readonly ordinal: number;
  /** `wording`, or the measure's id. */
  readonly part: string;
  readonly number: string;
  readonly title: string;
  readonly description: string;
  readonly measure: string;
}

export const pastText = table<PastText>({
  name: 'past_text',
  columns: {
    at: 'integer',
    ordinal: 'integer',
    part: 'text',
    number: 'text',
    title: 'text',
    description: 'text',
    measure: 'text',
  },
  key: ['at'],
  rowid: 'at',
  indexes: [{ columns: ['ordinal', 'part', 'at'] }],
  cached: 500,
});

/** A problem of which an event states when it happened: its two axes are not one. */
export interface StatedProblem {
  readonly ordinal: number;
  readonly id: string;
}

export const statedProblem = table<StatedProblem>({
  name: 'stated_problem',
  columns: { ordinal: 'integer', id: 'text' },
  key: ['id'],
  rowid: 'ordinal',
});
