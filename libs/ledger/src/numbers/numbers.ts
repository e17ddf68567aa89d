import type { RecordedEvent } from '@xiaohao/event-log';
import { type NumberSeriesName, seriesOf as seriesOfNumber } from '@xiaohao/numbering';
import { type RowStore, table, type View } from '@xiaohao/projection-runtime';
import { intakeOf, onIntakes } from '../reading-events/intake-events.js';
import { onProblems, problemOf } from '../reading-events/problem-events.js';
import { placeOf } from './place-of.js';

/** A block of numbers that a node took for itself. */
export interface NumberBlock {
  readonly series: string;
  readonly year: number;
  readonly first: number;
  readonly last: number;
  readonly node: string;
}

export const numberBlock = table<NumberBlock>({
  name: 'number_block',
  columns: { series: 'text', year: 'integer', first: 'integer', last: 'integer', node: 'text' },
  key: ['series', 'year', 'first'],
});

/** Up to where a series' unused numbers have been recorded as void. */
export interface SettledSeries {
  readonly series: string;
  readonly year: number;
  readonly through: number;
  /** As the last such event has it. */
  readonly voided: unknown;
}

export const settledSeries = table<SettledSeries>({
  name: 'settled_series',
  columns: { series: 'text', year: 'integer', through: 'integer', voided: 'json' },
  key: ['series', 'year'],
});

/** The same of one node's numbers, where several nodes serve one log. */
export interface SettledNode extends SettledSeries {
  readonly node: string;
}

export const settledNode = table<SettledNode>({
  name: 'settled_node',
  columns: { series: 'text', year: 'integer', node: 'text', through: 'integer', voided: 'json' },
  key: ['series', 'year', 'node'],
});

export interface UsedNumber {
  /** The series that it is of. */
  readonly purpose: NumberSeriesName;
  readonly number: string;
  /** The problem or the intake. */
  readonly problem: string;
  readonly year: number | null;
  readonly place: number | null;
}

export const usedNumber = table<UsedNumber>({
  name: 'used_number',
  columns: { purpose: 'text', number: 'text', problem: 'text', year: 'integer', place: 'integer' },
  key: ['problem', 'purpose', 'number'],
  indexes: [{ columns: ['purpose', 'year', 'place'] }],
});

function use(rows: RowStore, matter: string, otherwise: NumberSeriesName, number: string): void {
  const purpose = seriesOfNumber(number) ?? otherwise;
  rows.put(usedNumber, { purpose, number, problem: matter, ...placeOf(number) });
}

/** `numbers-<series>-<year>`; a series may hold dashes. */
function seriesOf({ stream }: RecordedEvent): { readonly series: string; readonly year: number } {
  const match = /^numbers-(.+)-(\d{4})$/.exec(stream);
  if (match === null) throw new Error(`not a series of numbers: ${stream}`);
  return { series: match[1] ?? '', year: Number(match[2]) };
}

/** Which numbers were taken, which were used, and so which remain of a block. */
export const numbers: View = {
  name: 'numbers',
  version: 2,
  claims: [
    {
      kind: 'numbers',
      known: { NumbersReserved: 1, NumbersSettled: 1, NodeNumbersSettled: 1 },
      on: {
        NumbersReserved(event, rows) {
          const { from, to, node } = event.data;
          rows.put(numberBlock, {
            ...seriesOf(event),
            first: Number(from),
            last: Number(to),
            node: String(node),
          });
        },
        NumbersSettled(event, rows) {
          const { through, voided = null } = event.data;
          rows.put(settledSeries, { ...seriesOf(event), through: Number(through), voided });
        },
        NodeNumbersSettled(event, rows) {
          const { node, through, voided = null } = event.data;
          rows.put(settledNode, { ...seriesOf(event), node: String(node), through: Number(through), voided });
        },
      },
    },
    onIntakes({
      IntakeRegistered(event, rows) {
        use(rows, intakeOf(event), 'intake', event.data.number);
      },
    }),
    onProblems({
      Identified(event, rows) {
        use(rows, problemOf(event), 'problem', event.data.number);
      },
      Closed(event, rows) {
        use(rows, problemOf(event), 'closing', event.data.closingNumber);
      },
      Filed(event, rows) {
        use(rows, problemOf(event), 'filing', event.data.filingNumber);
      },
    }),
  ],
  tables: [numberBlock, settledSeries, settledNode, usedNumber],
};
