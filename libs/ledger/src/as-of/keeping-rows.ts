import type { RecordedEvent } from '@xiaohao/event-log';
import type { KeyPart, RowStore, Table } from '@xiaohao/projection-runtime';
import { type UnitRow, unit } from '../organisation/unit-row.js';
import {
  type ProblemPerson,
  type ProblemText,
  problem,
  problemPerson,
  problemText,
} from '../problem-list/problem-row.js';
import { leanProblem, pastPerson, pastText, pastUnit } from './past-tables.js';

const own = <Row extends object>(table: Table<Row>): Table<Row> =>
  table.name === problem.name ? (leanProblem as unknown as Table<Row>) : table;

/** The rows as a view's handlers know them; of some that they write, what stood there before stays. */
export class KeepingRows implements RowStore {
  readonly #at: number;

  constructor(
    private readonly rows: RowStore,
    { position }: Pick<RecordedEvent, 'position'>,
  ) {
    this.#at = Number(position);
  }

  get<Row extends object>(table: Table<Row>, ...key: readonly KeyPart[]): Row | undefined {
    return this.rows.get(own(table), ...key);
  }

  put<Row extends object>(table: Table<Row>, row: Row): void {
    const plain = row as unknown;
    if (table.name === problemPerson.name)
      this.rows.put(pastPerson, { ...(plain as ProblemPerson), at: this.#at });
    if (table.name === problemText.name) this.#keepText(plain as ProblemText);
    if (table.name === unit.name) this.#keepUnit(plain as UnitRow);
    this.rows.put(own(table), row);
  }

  delete<Row extends object>(table: Table<Row>, ...key: readonly KeyPart[]): void {
    this.rows.delete(own(table), ...key);
  }

  #keepUnit({ id, parent }: UnitRow): void {
    this.rows.put(pastUnit, { id, parent, at: this.#at });
  }

  /** An event words the problem or one measure: one part, found under the event's own position. */
  #keepText(text: ProblemText): void {
    const { ordinal, id, number, title, description, measures } = text;
    const before = this.rows.get(problemText, id);
    const blank = { at: this.#at, ordinal, number: '', title: '', description: '', measure: '' };
    if (before?.title !== title || before.description !== description)
      this.rows.put(pastText, { ...blank, part: 'wording', number, title, description });
    for (const [part, measure] of Object.entries(measures))
      if (before?.measures[part] !== measure) this.rows.put(pastText, { ...blank, part, measure });
  }
}
