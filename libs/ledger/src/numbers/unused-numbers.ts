import type { Ledger } from '../asking/ledger.js';
import type { Rows } from '../asking/rows.js';
import {
  type NumberBlock,
  numberBlock,
  type SettledSeries,
  settledNode,
  settledSeries,
  type UsedNumber,
} from './numbers.js';

export interface AskUnusedNumbers {
  /** As in the stream's name. */
  readonly series: string;
  readonly year: number;
  /** What the numbers of this series are used for. */
  readonly purpose: UsedNumber['purpose'];
  /** Blocks of this node alone. */
  readonly node?: string;
}

export interface UnusedNumbers {
  readonly blocks: readonly (NumberBlock & { readonly used: number; readonly unused: readonly number[] })[];
  readonly settled: SettledSeries | null;
}

/** The series and years with numbers that are reserved and neither known to be used nor void, in order. */
export const openSeries = (rows: Rows): readonly Pick<NumberBlock, 'series' | 'year'>[] =>
  rows.all(
    `SELECT b.series, b.year FROM number_block b
      LEFT JOIN settled_series s ON s.series = b.series AND s.year = b.year
      GROUP BY b.series, b.year HAVING max(b.last) > coalesce(max(s.through), 0) ORDER BY b.year, b.series`,
  );

/** Unused places listed for one block; a block is never near as large. */
const mostListed = 10_000;

/** What is left of every block behind the settled part. */
export function unusedNumbers(
  ledger: Ledger,
  { series, year, purpose, node }: AskUnusedNumbers,
): UnusedNumbers {
  const settled = ledger.rows(settledSeries, 'WHERE t.series = ? AND t.year = ?', series, year)[0] ?? null;
  const ofNodes = new Map(
    ledger
      .rows(settledNode, 'WHERE t.series = ? AND t.year = ?', series, year)
      .map((settledOf) => [settledOf.node, settledOf.through]),
  );
  const blocks = ledger
    .rows(
      numberBlock,
      'WHERE t.series = ? AND t.year = ? AND t.last > ? ORDER BY t.first',
      series,
      year,
      settled?.through ?? 0,
    )
    .filter(
      (block) => (node === undefined || block.node === node) && block.last > (ofNodes.get(block.node) ?? 0),
    );
  return { settled, blocks: blocks.map((block) => ({ ...block, ...restOf(ledger, purpose, block) })) };
}

function restOf(
  ledger: Ledger,
  purpose: string,
  { year, first, last }: NumberBlock,
): { used: number; unused: readonly number[] } {
  const used = new Set(
    ledger
      .all<{ place: number }>(
        'SELECT place FROM used_number WHERE purpose = ? AND year = ? AND place BETWEEN ? AND ?',
        purpose,
        year,
        first,
        last,
      )
      .map(({ place }) => place),
  );
  const unused: number[] = [];
  for (let place = first; place <= last && unused.length < mostListed; place++)
    if (!used.has(place)) unused.push(place);
  return { used: used.size, unused };
}
