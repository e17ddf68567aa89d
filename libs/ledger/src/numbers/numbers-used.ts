import { type NumberSeriesName, serialOf } from '@xiaohao/numbering';
import { type RowStore, table, type View } from '@xiaohao/projection-runtime';
import type { Ledger } from '../asking/ledger.js';
import { onProblems } from '../reading-events/problem-events.js';

/** A closing or filing number that a problem carries. Numbers of problems stand in the list itself. */
interface NumberUsed {
  readonly series: string;
  readonly year: number;
  readonly n: number;
}

const numberUsed = table<NumberUsed>({
  name: 'number_used',
  columns: { series: 'text', year: 'integer', n: 'integer' },
  key: ['series', 'year', 'n'],
});

function use(series: NumberSeriesName, number: string, rows: RowStore): void {
  const serial = serialOf(number);
  if (serial) rows.put(numberUsed, { series, ...serial });
}

/** Which closing and filing numbers are in use. */
export const numbersUsed: View = {
  name: 'numbers-used',
  version: 1,
  claims: [
    onProblems({
      Closed: ({ data }, rows) => use('closing', data.closingNumber, rows),
      Filed: ({ data }, rows) => use('filing', data.filingNumber, rows),
    }),
  ],
  tables: [numberUsed],
};

/** The serials of a series and year that are in use, between two serials, both included. */
export function numbersInUse(
  ledger: Ledger,
  {
    series,
    year,
    from,
    to,
  }: { readonly series: NumberSeriesName; readonly year: number; readonly from: number; readonly to: number },
): readonly number[] {
  const base = year * 10_000_000;
  const rows =
    series === 'problem'
      ? ledger.all<{ n: number }>(
          'SELECT ordinal - ? AS n FROM problem WHERE ordinal BETWEEN ? AND ?',
          base,
          base + from,
          base + to,
        )
      : ledger.all<{ n: number }>(
          'SELECT n FROM number_used WHERE series = ? AND year = ? AND n BETWEEN ? AND ?',
          series,
          year,
          from,
          to,
        );
  return rows.map(({ n }) => Number(n));
}
